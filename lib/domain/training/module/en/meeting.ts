import { activity, ask, example, figure, link, list, right, section, steps, text, warning, wrong } from "../../block";
import type { Lesson } from "../../lesson";

export const lesson: Lesson = {
  title: "The village meeting and its minutes",
  purpose: "You prepare and lead a fair meeting and make valid minutes.",
  outcomes: [
    "prepare invitations, list and place",
    "lead without laying open what is sensitive",
    "record attendance and decisions",
    "issue minutes and upload the signed copy",
  ],
  sections: [
    section(
      "mengapa",
      "Why there is a meeting",
      text(
        "Neighbours know who moved, died or lives differently now. In 2024 the Ombudsman found proposals sent without a meeting. The portal therefore passes on only what a meeting agreed. It is called Musdes in a desa and Muskel in a kelurahan.",
      ),
    ),
    section(
      "siap",
      "Preparing",
      steps(
        "Choose the day; many regions meet from the 1st to the 14th.",
        "Invite heads of RT, the village council, women, old and disabled people.",
        "Choose a place that a wheelchair can enter.",
        "Plan the meeting in the portal; what was submitted is listed.",
        "Read those with warnings beforehand.",
      ),
      link("/musyawarah", "Open Meetings"),
    ),
    section(
      "memimpin",
      "Leading",
      figure(
        "flow",
        "The order of a meeting.",
        "Open|purpose, manner, secrecy",
        "Attendance|name and group",
        "One by one|agree or return",
        "Read out the result|counts and objections",
        "Issue the minutes|print, sign, upload",
      ),
      list(
        "Is the data true? Not: who deserves assistance?",
        "Name the family and its main change only.",
        "Illness, disability, pregnancy and money are not read aloud.",
        "Give quiet people room.",
        "For your own family, let somebody else lead.",
      ),
      warning("The village head changes no answers. What is wrong goes back to the operator with a reason."),
    ),
    section(
      "berita-acara",
      "Minutes",
      text(
        "Minutes hold day, place, attendance and each result. Print, sign, scan and upload. Anybody can check by code that they were issued; the page shows no names.",
      ),
      example(
        "Meeting of an invented village, 14 May",
        "27 proposals, 18 people; 24 agreed, 3 returned.",
        "One because the family had moved, two because the photo was unclear. The operator sees them the same day.",
      ),
    ),
  ],
  mistakes: [
    "Signing without a meeting.",
    "Reading out illness or debt.",
    "Refusing a family that is not liked.",
    "Forgetting the signed copy.",
  ],
  exercises: [
    ask(
      '"That family does not deserve assistance." What does the leader say?',
      wrong("Strike the family", "The meeting does not decide on assistance."),
      right("Back to the question: is the data true?", "That is its task."),
      wrong("Vote on assistance", "Programmes decide on it."),
    ),
    ask(
      "The head sees a wrong number of rooms. What now?",
      wrong("Mend it", "The head changes no answers."),
      right("Return it with a reason", "The operator mends and sends again."),
      wrong("Agree, it is small", "A known error is mended."),
    ),
    ask(
      "How is a change of disability discussed?",
      right("Say that a condition changed, no details", "Details are protected."),
      wrong("Read out the kind", "That lays open sensitive data."),
      wrong("Refuse it undiscussed", "It has a right to be heard."),
    ),
  ],
  agenda: [
    activity(10, "Opening", "Think of the last meeting in your village: who spoke and who was silent."),
    activity(20, "Explanation", "The trainer explains invitations, attendance, how to decide, and the minutes."),
    activity(
      40,
      "Role play",
      "Hold a meeting over three made-up proposals: one agreed, one questioned, one returned. Roles: village head, secretary, citizens, and a representative of women.",
    ),
    activity(
      10,
      "Writing minutes",
      "Write the minutes of that meeting. Swap with another group and look for what is missing.",
    ),
    activity(10, "Close", "Do the exercises of this module and discuss them."),
  ],
  summary: [
    "No meeting, no passing on.",
    "Is it true? Not: who gets assistance?",
    "Sensitive matters are not read aloud.",
    "Record, issue, sign, upload.",
  ],
};
