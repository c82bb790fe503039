import { activity, ask, example, figure, list, right, section, text, warning, wrong } from "../../block";
import type { Lesson } from "../../lesson";

export const lesson: Lesson = {
  title: "DTSEN, who decides what, and what a decile means",
  purpose: "You know what the data is for, who may decide what, and what may be promised to people.",
  outcomes: [
    "explain DTSEN to people in your own words",
    "say who proposes, who checks and who decides",
    "explain why a decile can change while the family's life does not",
  ],
  sections: [
    section(
      "apa-itu",
      "What DTSEN is",
      text(
        "DTSEN is Indonesia's single national register of social and economic data. It describes every family: its members, house, work, school and health. It replaces the separate lists of the ministries. It is useful only while it is true, and the village knows its people best, so updating begins there.",
      ),
    ),
    section(
      "siapa",
      "Who decides what",
      figure(
        "flow",
        "The way of a proposal. A region may have more steps or fewer.",
        "Draft|operator or companion fills in",
        "Submitted|operator sends it to the meeting",
        "Endorsed|village meeting",
        "Verified|regency officer",
        "Validated|province officer",
        "Applied|coach (BPS) checks quality",
      ),
      list(
        "The village proposes. It does not decide who receives assistance.",
        "Regency and province check the proposal.",
        "BPS coaches quality and sets the decile.",
        "Each ministry or office decides who receives its own programme.",
      ),
      warning("Nobody in a village, regency or province may set or promise a decile."),
    ),
    section(
      "desil",
      "What a decile means",
      text(
        "BPS ranks all families of Indonesia by predicted spending per person and cuts the ranking into ten equal parts. Decile 1 is the lowest tenth.",
      ),
      figure("deciles", "Ten equal parts. A decile is a rank, not an amount.", "lowest", "highest"),
      list(
        "A decile is not income.",
        "It is not the same as poor or not poor.",
        "It depends on all other families too.",
        "0 in the portal means not ranked yet.",
      ),
      text(
        "It changes for three reasons: the family's condition changed, its data was corrected, or the model and the other families changed.",
      ),
    ),
    section(
      "warga",
      "Answering people",
      example(
        "Mr Rahmat (invented) at the village office",
        "He asks why his decile went from 3 to 5 while his life is the same.",
        'The operator opens his family and says: "BPS sets the decile. Let us see whether your data is still true." The number of members is wrong; the operator drafts a proposal and promises nothing.',
      ),
    ),
  ],
  mistakes: [
    "Promising assistance or a decile.",
    "Changing answers so that a decile falls. That is falsifying data.",
    "Speaking of a proposal just sent as if it were final.",
  ],
  exercises: [
    ask(
      "Who sets the decile of a family?",
      wrong("The village meeting", "It agrees on proposed data, not on deciles."),
      wrong("The regency's social office", "It checks proposals but ranks nobody."),
      right("BPS", "Only BPS does. The portal shows its result with the date."),
    ),
    ask(
      "A family stays the same but its decile changes. Is that possible?",
      right("Yes, a decile is a rank among all families", "When others change, the rank moves."),
      wrong("No, somebody must have changed its data", "Data may stay while ranks move."),
      wrong("Yes, an operator can change it", "An operator cannot."),
    ),
    ask(
      "Somebody asks to be recorded as poorer. What do you do?",
      wrong("Record it and let the regency refuse", "A deliberate wrong entry is still yours."),
      right("Record what is true and explain", "Honest words keep trust."),
      wrong("Refuse to record the family", "Every family has the right to be recorded correctly."),
    ),
  ],
  agenda: [
    activity(10, "Opening", "Write down one question about deciles that a citizen has asked you. Keep it for the end."),
    activity(
      20,
      "Explanation",
      "The trainer explains who fills in, who checks and who ranks, with the drawing of the flow in this module.",
    ),
    activity(
      25,
      "Group work",
      "Four case cards: a new family, one that moved, a higher decile, an aid that stopped. Say who decides and where the citizen is sent.",
    ),
    activity(
      20,
      "Role play",
      "One person is a citizen unhappy with their decile, one is the officer. The officer explains and promises no aid.",
    ),
    activity(
      15,
      "Close",
      "Do the exercises of this module alone, discuss them, then answer the questions of the opening.",
    ),
  ],
  summary: [
    "One register for all programmes.",
    "The village proposes, regency and province check, BPS coaches and ranks.",
    "A decile is a national rank in ten parts, not income.",
    "Promise neither deciles nor assistance.",
  ],
};
