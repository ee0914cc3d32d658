"""Reads a calendar with a parser that is not ours (`icalendar`) and prints what it found."""
import sys

from icalendar import Calendar

calendar = Calendar.from_ical(sys.stdin.buffer.read())
errors = list(getattr(calendar, "errors", []))
for event in calendar.walk("VEVENT"):
    errors += event.errors
    assert event["UID"] and event["DTSTAMP"], event
    start, end = event["DTSTART"].dt, event.get("DTEND")
    end = end.dt if end else start
    assert start <= end, event
    print(f"{start} | {end} | {event['SUMMARY']}")
assert not errors, errors
