"""Opens a page in Chromium (through Playwright) and tries what a reader does with it."""
import shutil
import sys

from playwright.sync_api import sync_playwright


def ground(page, selector):
    return page.eval_on_selector(selector, "e => getComputedStyle(e).backgroundColor")


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        executable_path=shutil.which("chromium"), args=["--no-sandbox"])
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme, viewport={"width": 1200, "height": 900})
        asked, said = [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.goto("file://" + sys.argv[1])
        assert len(asked) == 1 and not said, (asked, said)
        assert page.locator("script, iframe, img, object, embed, form").count() == 0
        assert page.title() != "injected"
        figures = page.locator("figure")
        shown = [figures.nth(i).is_visible() for i in range(figures.count())]
        assert shown == [scheme == "light", scheme == "dark"], shown
        # Pointing at an item marks its sentence, and the reverse.
        item = page.eval_on_selector(".told .back", "e => e.getAttribute('href')")
        place = "#" + page.eval_on_selector(".told", "e => e.id")
        plain = ground(page, item)
        page.hover(item)
        assert ground(page, place) != plain
        page.hover(place + " mark")
        assert ground(page, item) != plain
        page.mouse.move(0, 0)
        assert ground(page, item) == ground(page, place) == plain
        # By keyboard: the first stop is an item, its sentence is marked, Enter goes there.
        page.keyboard.press("Tab")
        target = page.evaluate("document.activeElement.getAttribute('href')")
        assert ground(page, target) != plain
        page.keyboard.press("Enter")
        assert page.url.endswith(target), page.url
        # A screen reader meets headings, the picture with its name, and lists.
        tree = page.locator("body").aria_snapshot()
        assert "heading" in tree and "img" in tree and "listitem" in tree, tree
        page.emulate_media(media="print")
        assert page.pdf(format="A4").startswith(b"%PDF")
    browser.close()
