//! Lists by number, all in one piece of memory.

/// A list for each number.
pub(crate) struct Lists<T> {
    /// Where each list ends.
    ends: Vec<u32>,
    all: Vec<T>,
}

impl<T: Copy + Default> Lists<T> {
    /// Puts each item in the list of its number, in the order in which they come; `count` is how many
    /// lists there are.
    pub fn new(count: usize, items: impl Iterator<Item = (usize, T)> + Clone) -> Self {
        let mut ends = vec![0u32; count + 1];
        items.clone().for_each(|(number, _)| ends[number + 1] += 1);
        for number in 0..count {
            ends[number + 1] += ends[number];
        }
        let mut all = vec![T::default(); ends[count] as usize];
        for (number, item) in items {
            all[ends[number] as usize] = item;
            ends[number] += 1;
        }
        Lists { ends, all }
    }

    /// The list of a number.
    pub fn of(&self, number: usize) -> &[T] {
        let first = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.all[first as usize..self.ends[number] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_keeps_the_order_of_its_items() {
        let lists = Lists::new(4, [(2, 'a'), (0, 'b'), (2, 'c'), (3, 'd')].into_iter());
        let all: Vec<&[char]> = (0..4).map(|number| lists.of(number)).collect();
        assert_eq!(all, [&['b'][..], &[], &['a', 'c'], &['d']]);
    }
}
