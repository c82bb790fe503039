import { activity, ask, example, figure, link, list, right, section, steps, text, warning, wrong } from "../../block";
import type { Lesson } from "../../lesson";

export const lesson: Lesson = {
  title: "Metadata, standards, publishing and access",
  purpose: "You describe data rightly, publish what may be published, and give access sparingly.",
  outcomes: [
    "write metadata of a table",
    "name the four conditions of One Data Indonesia",
    "decide what may be published",
    "examine requests and access",
  ],
  sections: [
    section(
      "metadata",
      "Metadata",
      text("Metadata tells what data means. Without it one figure is read in two ways."),
      list(
        "Name and meaning.",
        "Unit and denominator.",
        "Time and area.",
        "Source and owner.",
        "Limits: who is not counted.",
      ),
      example(
        "Good metadata",
        "Children of 7-12 not in school, in families updated in 2026. Unit: child. Owner: education office.",
        "Without the 36 percent of families not yet updated.",
      ),
      link("/buku-kode", "Open the codebook"),
    ),
    section(
      "standar",
      "Four conditions",
      list(
        "Data standard: meaning, measure and unit are set.",
        "Metadata: in one structure.",
        "Interoperable: open, machine-readable files.",
        "Reference codes: shared, such as region codes.",
      ),
      text(
        "Kominfo is data steward, BPS coaches statistics, other offices produce data, Bappeda coordinates the forum. The regulations themselves are in Indonesian.",
      ),
    ),
    section(
      "terbit",
      "What may be published",
      figure(
        "flow",
        "Questions before publishing.",
        "Names, NIK, addresses?|then do not publish",
        "Small groups?|hide the figure",
        "Can it be worked out?|hide others too",
        "Metadata complete?|if not, complete it",
        "Publish|with date and version",
      ),
      warning("Removing names is not enough. Age, hamlet and work together can point to one person."),
    ),
    section(
      "akses",
      "Requests and access",
      text(
        "Data on persons needs a request, an agreement, a record of hand-over and a report of use. Give the least that serves the purpose.",
      ),
      steps(
        "Read the purpose. Would totals do?",
        "Check the asker's authority.",
        "Limit area, detail and time.",
        "Record decision and reason.",
        "Ask for the report of use and proof of deletion.",
      ),
      text(
        "Access in the portal has a role, a region and a window. Revoke it when somebody leaves. Administrators give access but see no names of families.",
      ),
      link("/akses", "Open Access"),
    ),
  ],
  mistakes: [
    "Tables without date and base.",
    "A full list where a number would do.",
    "One account for a whole office.",
    "Access left with those who moved on.",
  ],
  exercises: [
    ask(
      "An office wants names to plan schools. Your answer?",
      wrong("The full list", "Names are not needed."),
      right("Numbers of children by village and age", "Totals are enough."),
      wrong("A refusal without words", "Help with what may be given."),
    ),
    ask(
      "A table shows: hamlet X, woman, 70 and over, severe disability, 1. What now?",
      right("Hide it, and see whether it can be worked out", "She is easily known."),
      wrong("Publish, there is no name", "She is known without it."),
      wrong("Write 0 instead", "That is falsifying."),
    ),
    ask(
      "An officer moves to another office today. When does access end?",
      wrong("At the end of the year", "Until then there is access without duty."),
      wrong("When the officer asks", "It does not depend on that."),
      right("Today", "Access follows duty."),
    ),
  ],
  agenda: [
    activity(10, "Opening", "Take a table of your own office. Would others understand the head of each column?"),
    activity(
      30,
      "Explanation",
      "The trainer explains data standards, metadata, and the steps from closed to open data.",
    ),
    activity(
      40,
      "Group work",
      "Complete the metadata of one variable: concept, definition, classification, measure and unit. Swap, and look for words of two meanings.",
    ),
    activity(
      35,
      "Cases of requests",
      "Three made-up requests: sums, a list of families, research. Decide, set conditions, and write the reason.",
    ),
    activity(20, "Close", "Do the exercises, then check one sample dataset before it is published."),
  ],
  summary: [
    "Metadata: meaning, unit, time, source, limits.",
    "Standard, metadata, interoperable, reference codes.",
    "Nameless is not yet safe; mind small groups.",
    "Access: little, limited, ended with the duty.",
  ],
};
