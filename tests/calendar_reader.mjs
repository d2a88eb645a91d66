// Reads calendars as Thunderbird does, with ical.js: a JSON list of texts or addresses in, what it understood out.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const utc = ICAL.Timezone.utcTimezone;
const inUtc = (time) => time.convertToZone(utc).toString();

function eventOf(component) {
  const event = new ICAL.Event(component);
  const guests = event.attendees.map((guest) => [guest.getFirstValue(), guest.getParameter("cn"), guest.getParameter("partstat")]);
  const start = event.startDate;
  return {
    uid: event.uid, sequence: event.sequence, summary: event.summary, location: event.location, guests,
    status: component.getFirstPropertyValue("status"), organizer: event.organizer,
    wall: start.toString().replace("Z", ""), zone: start.zone.tzid, starts: inUtc(start), ends: inUtc(event.endDate),
  };
}

function read(text) {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const name = calendar.getFirstPropertyValue("x-wr-calname");
  const method = calendar.getFirstPropertyValue("method");
  return { method, name, events: calendar.getAllSubcomponents("vevent").map(eventOf) };
}

const fetched = async (source) => {
  const answer = await fetch(source.replace(/^webcal:/, "http:"));
  if (!answer.ok) return { status: answer.status };
  return { type: answer.headers.get("content-type"), ...read(await answer.text()) };
};

const sources = JSON.parse(readFileSync(0, "utf8"));
const answers = [];
for (const source of sources) answers.push(/^(http|webcal):/.test(source) ? await fetched(source) : read(source));
console.log(JSON.stringify(answers));
