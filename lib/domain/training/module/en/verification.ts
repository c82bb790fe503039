import { activity, ask, example, figure, link, list, right, section, steps, text, warning, wrong } from "../../block";
import type { Lesson } from "../../lesson";

export const lesson: Lesson = {
  title: "Verification and validation",
  purpose: "You check proposals against papers and facts, give clear reasons, and decide in time.",
  outcomes: [
    "tell verification, validation and signature apart",
    "check papers, photos, before and after",
    "decide when a ground check is needed",
    "return with a reason one can act on",
  ],
  sections: [
    section(
      "beda",
      "Three different words",
      list(
        "Verify: does the entry agree with facts and papers? By somebody else than the enterer.",
        "Validate: is it legitimate and usable? NIK matched, no duplicate, meeting held.",
        "Sign: by an official, where a region has that step.",
      ),
      figure(
        "days",
        "Default deadlines. Regions may set others; see Tiers.",
        "Verification|7 days",
        "Ground check|14 days",
        "Validation|3 days",
      ),
      link("/jenjang", "See tiers and deadlines"),
    ),
    section(
      "surat",
      "Papers and changes",
      steps(
        "Open the queue; risk is on top.",
        "Read before and after, what changed first.",
        "Read the warnings and what was said of them.",
        "Compare the evidence: card, certificate, photo, dates, names.",
        "Decide: verify, return, reject or ask for a ground check.",
      ),
      link("/verifikasi", "Open Verification"),
      text("Clean proposals may be decided together; those in the random sample are opened all the same."),
    ),
    section(
      "sampel",
      "Ground check and sample",
      text(
        "A ground check is a second visit by another companion who does not see the proposal. The portal then compares both.",
      ),
      figure(
        "sample",
        "Houses are drawn by a recorded lot, not chosen by an officer.",
        "all families waiting",
        "families checked on the ground",
      ),
      list(
        "Ask for one when a change is large, evidence weak, or answers disagree.",
        "Do not take only houses near the road.",
        "Small differences may come from time passing.",
      ),
      link("/cek-lapangan", "Open Ground checks"),
    ),
    section(
      "alasan",
      "Reasons one can act on",
      text("Choose a reason from the list, then write what is wrong, where, and what you ask for."),
      example(
        "Two notes on one proposal",
        'Poor: "Invalid data, mend it."',
        'Good: "Evidence unclear. The front photo is dark, the roof is not visible. Please take it again at noon."',
      ),
      list(
        "Return what can be mended.",
        "Reject what is itself not true, such as a double proposal.",
        "If you erred, take it back before the next tier acts.",
      ),
      warning("Whoever filled a proposal, or decided on it since it was last sent, may not decide again."),
    ),
  ],
  mistakes: [
    "Deciding together without opening the sample.",
    "Returning without a usable note.",
    "Believing that paper is always right.",
    "Waiting for the deadline when all is clear.",
  ],
  exercises: [
    ask(
      "NIK and card match, but the photo shows tiles and the entry says earth. What now?",
      wrong("Verify, the NIK matches", "Facts count too."),
      right("Return it: answer and evidence disagree", "The operator can ask again."),
      wrong("Change it to tiles", "A checker changes no answers."),
    ),
    ask(
      "Why does the companion not see the proposal?",
      right("So that the answer is independent", "Two free looks are worth more."),
      wrong("To make it take longer", "The aim is quality."),
      wrong("Because companions are not trusted", "It protects everybody."),
    ),
    ask(
      "You helped to fill it last week. Now you are to verify it.",
      wrong("Verify, you know it best", "Who filled may not decide."),
      wrong("Reject it", "It may well be right."),
      right("Leave it to a colleague", "Four eyes means people, not roles."),
    ),
  ],
  agenda: [
    activity(15, "Opening", "Name a decision that you once received without a reason. What came of it?"),
    activity(
      35,
      "Explanation",
      "The trainer explains how verifying differs from validating, the reasons there are, and why who enters may not decide.",
    ),
    activity(
      45,
      "Group work",
      "Ten made-up files: compare answers with papers. Decide whether each is right, needs a ground check or is returned, and choose the reason.",
    ),
    activity(
      35,
      "Mock ground check",
      "Ask a neighbour again without seeing the first answers. Compare, and find the questions that differ most.",
    ),
    activity(
      35,
      "Practice with samples",
      "From the table of the plan, find how many families are looked at for three sizes of lot. Count faults and decide whether each passes.",
    ),
    activity(15, "Close", "Do the exercises of this module and discuss them."),
  ],
  summary: [
    "Verify: true. Validate: legitimate and usable.",
    "Read what changed, evidence, explanations.",
    "Never skip sample and ground check.",
    "A reason says what, where and what you ask.",
    "Who fills does not decide.",
  ],
};
