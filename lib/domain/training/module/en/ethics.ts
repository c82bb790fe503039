import { activity, ask, example, figure, list, right, section, steps, text, warning, wrong } from "../../block";
import type { Lesson } from "../../lesson";

export const lesson: Lesson = {
  title: "Ethics and personal data",
  purpose: "You keep people's secrets, know what the portal records, and know what to do when data leaks.",
  outcomes: [
    "tell personal data from data that is more sensitive",
    "work with your own account only, for your duty only",
    "report a leak at once",
  ],
  sections: [
    section(
      "rahasia",
      "What to protect",
      text(
        "Personal data is whatever points to a person: name, NIK, family card number, address, photo of the house. Law 27 of 2022 protects it. Health, disability, children and money are more sensitive still; the portal shows them to fewer people. For the articles of the law, read the Indonesian text of the law itself.",
      ),
      list(
        "Open a family only when there is work to do.",
        "Use the data for that purpose alone.",
        "Keep it true: correct, never invent.",
      ),
    ),
    section(
      "akun",
      "Accounts and traces",
      text(
        "Each person has an account. The portal records who opened a family by name, when, in which role and why. Nobody can erase that record.",
      ),
      list(
        "Never lend your password.",
        "Sign out on a shared computer.",
        "On leave, hand over the duty in the portal, not the account.",
      ),
      example(
        "A message in a group chat",
        '"Please send the family cards of RT 02."',
        'The right answer: "It is in the portal. Open it with your account, or ask the administrator for access."',
        "Numbers in training begin with 99, such as 9901014506900001, and belong to nobody.",
      ),
      warning("Never send lists of names, NIKs or photos by chat, private mail or an open link."),
    ),
    section(
      "janji",
      "The promise",
      text(
        "Before working, officers promise secrecy and honesty; the promise outlives the post. Whoever filled a proposal may not decide on it. If the family is your own, ask a colleague.",
      ),
    ),
    section(
      "bocor",
      "When data is lost or leaks",
      steps(
        "Stop it: sign out, recall the message, secure paper and device.",
        "Report at once to your superior and the administrator.",
        "Write down what leaked, when, and to whom.",
        "Delete no evidence and announce nothing yourself.",
      ),
      figure(
        "flow",
        "Written notice is due within 3 x 24 hours, so your report must be quick.",
        "You notice|stop and secure",
        "Report the same day|superior and administrator",
        "Account suspended|the trace is examined",
        "Written notice|within 3 x 24 hours",
      ),
    ),
  ],
  mistakes: [
    "Sharing one account because it is faster.",
    "Looking up neighbours out of curiosity.",
    "Keeping photos of family cards on a phone.",
    "Reporting late out of fear.",
  ],
  exercises: [
    ask(
      "The village head asks for the operator's password. What is right?",
      wrong("Give it, he is the superior", "Accounts are never lent."),
      right("Decline politely; the head has an account", "It has its own duties and access."),
      wrong("Give it and change it tomorrow", "For a day all acts carry your name."),
    ),
    ask(
      "A phone with drafts is lost. What comes first?",
      right("Report it the same day", "Access is suspended and harm stays small."),
      wrong("Search for a week", "Notice is due within 3 x 24 hours."),
      wrong("Buy another and say nothing", "Silence leaves people unprotected."),
    ),
    ask(
      "May you draft and verify the same proposal?",
      wrong("Yes, with two roles", "The portal looks at the person, not the role."),
      right("No, somebody else must", "Two pairs of eyes prevent error and fraud."),
      wrong("Yes, if it is clean", "Clean ones too are for somebody else."),
    ),
  ],
  agenda: [
    activity(10, "Opening", "Name what on your phone nobody else may see, and why."),
    activity(
      20,
      "Explanation",
      "The trainer explains what rights citizens have over their data, the log of who read what, and the pact.",
    ),
    activity(
      25,
      "Group work",
      "Five made-up incidents: a screen photo in a group chat, a lent password, a lost phone, a request of a candidate, a list of names on a board. Say what is allowed and what to do first.",
    ),
    activity(
      20,
      "Role play",
      "The officer politely refuses a local figure who wants a list of names, then shows the right way.",
    ),
    activity(15, "Close", "Do the exercises, read the pact sentence by sentence, then sign it on screen."),
  ],
  summary: [
    "One person, one account.",
    "Open data only for duty; each opening is recorded.",
    "No NIK, card or photo in group chats.",
    "Leak or loss: stop, report the same day, write it down.",
  ],
};
