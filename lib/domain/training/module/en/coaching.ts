import { activity, ask, example, figure, link, list, right, section, steps, text, warning, wrong } from "../../block";
import type { Lesson } from "../../lesson";

export const lesson: Lesson = {
  title: "Coaching and quality checks",
  purpose: "You judge quality by a fair sample and make officers better, not afraid.",
  outcomes: [
    "explain lot, sample and limit",
    "judge with evidence",
    "write notes and recommendations",
    "read bottlenecks and agreement of ground checks",
  ],
  sections: [
    section(
      "lot",
      "Lot and sample",
      text(
        "Validated proposals of one village make a lot. The portal draws a sample by a published plan. You judge the sample; the whole lot passes or goes back.",
      ),
      figure(
        "sample",
        "The sample is drawn and frozen. Nobody can choose easy families.",
        "families of the lot",
        "families examined",
      ),
      example(
        "A lot under the default plan",
        "A lot of 120: 20 are examined, 1 fault is borne.",
        "With 1 fault it passes, with 2 it does not.",
        "Small lots leave more to chance; the plan's curve shows it.",
      ),
      link("/mutu", "Open Quality"),
    ),
    section(
      "menilai",
      "Judging",
      steps(
        "Read changes, evidence, explanations, history.",
        "Compare the ground check, if any.",
        "Faulty: an answer surely wrong that matters.",
        "Name the question and the reason.",
        "Decide when all of the sample is judged.",
      ),
      list(
        "A slip that changes no meaning is a note, not a fault.",
        "Missing evidence is a fault.",
        "A coach changes no family's data.",
      ),
      warning("Do not judge a family that you helped to fill in. Ask another coach."),
    ),
    section(
      "membina",
      "Coaching people",
      text("A note may stand at a question, where all read it in the form, or be written to one officer."),
      list(
        "Begin with what is good.",
        "Name examples, not character.",
        "Give one step for this week.",
        "Ask what hinders: time, distance, tools, words.",
      ),
      example(
        "A note that helps",
        "\"Mrs Wati's (invented) evidence is complete. For floor area three of five houses give the land's area. Measure the inside only.\"",
      ),
      text("A recommendation goes to a village or regency: problem, evidence, date of answer. Close it when done."),
      link("/rekomendasi", "Open Recommendations"),
    ),
    section(
      "pola",
      "Reading patterns",
      figure(
        "flow",
        "The round of coaching.",
        "Look|bottlenecks, reasons, failed lots",
        "Ask|what causes it",
        "Coach|notes, training, recommendations",
        "Measure again|next month",
      ),
      list(
        "Low agreement at one question: perhaps its words are hard.",
        "Low agreement of one officer: go along on a visit.",
        "Very short filling times: look, do not accuse.",
        "Small samples are rough; mind the interval.",
      ),
      link("/hambatan", "Open Bottlenecks"),
    ),
  ],
  mistakes: [
    "Enlarging a sample until it fails or passes.",
    "Returning a lot without naming its faults.",
    "Publishing who erred.",
    "Concluding from two or three families.",
  ],
  exercises: [
    ask(
      "Lot of 120; 1 fault of 20 is borne; you found 2.",
      wrong("It passes, only 2", "The limit of 1 was set before."),
      right("It does not pass", "More faults than the plan bears."),
      wrong("Examine 20 more", "Adding after looking empties the plan."),
    ),
    ask(
      "An officer fills in very fast. First step?",
      wrong("Report fraud", "Speed may have other causes."),
      right("Look at some entries and ask", "Evidence and talk come first."),
      wrong("Leave it, fast is good", "Quality must be seen."),
    ),
    ask(
      "Which note helps most?",
      wrong('"You are careless."', "It judges and gives no step."),
      wrong('"Mend everything."', "It names nothing."),
      right('"Floor area: measure the inside only."', "It names question and step."),
    ),
  ],
  agenda: [
    activity(10, "Opening", "Remember advice that helped you. What made it easy to take?"),
    activity(
      30,
      "Explanation",
      "The trainer explains quality gates, samples and coaching notes, with the drawings of this module.",
    ),
    activity(
      40,
      "Group work",
      "Inspect one made-up lot. Mark the faults, decide whether it passes, and reckon how likely a wrong decision is.",
    ),
    activity(
      35,
      "Role play",
      "The coach tells an operator that the lot did not pass. Name the fault, its cause, and one next step.",
    ),
    activity(20, "Close", "Do the exercises, then write one coaching note without any citizen's name."),
  ],
  summary: [
    "A drawn sample and a published limit.",
    "Judge with evidence; never move the limit.",
    "Notes: the good, an example, one step.",
    "Find the cause, coach, measure again.",
  ],
};
