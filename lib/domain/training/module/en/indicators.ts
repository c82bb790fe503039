import { activity, ask, example, figure, link, list, right, section, steps, text, warning, wrong } from "../../block";
import type { Lesson } from "../../lesson";

export const lesson: Lesson = {
  title: "Reading indicators for plans and budgets",
  purpose: "You read the dashboard rightly and use it in the region's plan and budget.",
  outcomes: [
    "name numerator, denominator, date and source",
    "read out-of-school children and unfit houses rightly",
    "tell progress of updating from how people live",
    "carry figures into plan (RKPD) and budget (APBD)",
  ],
  sections: [
    section(
      "angka",
      "Four questions for each figure",
      steps("How many of how many?", "As of when?", "From which source and question?", "Who is not counted yet?"),
      link("/dasbor", "Open the dashboard"),
      example(
        "Two invented villages",
        "A: 20 of 200 children out of school, 10 percent. B: 12 of 60, 20 percent.",
        "A has more, B has the larger share. Choose by purpose.",
        "If only half of B is updated, do not compare yet.",
      ),
    ),
    section(
      "indikator",
      "Common indicators",
      list(
        "Out-of-school children: mind the age limits.",
        "Unfit houses: floor, walls, roof, water, toilet, area; without area only in part.",
        "Disability: a lot of difficulty or more in at least one activity.",
        "Water and toilets: kinds are asked, not quality.",
      ),
      text(
        "The codebook names the question behind each figure. What other offices hold, such as health insurance, is joined, never guessed.",
      ),
      link("/buku-kode", "Open the codebook"),
    ),
    section(
      "kecil",
      "Small figures are hidden",
      text(
        "Below five people a figure is not shown; for health and disability below ten. Others may be hidden too, so that it cannot be worked out.",
      ),
      warning("Never try to find out who stands behind a small figure."),
    ),
    section(
      "desil",
      "Deciles and poverty",
      figure("deciles", "Equal groups in the nation; in a village their sizes differ.", "lowest", "highest"),
      list(
        "A village may have more or less than a tenth in decile 1.",
        "Moves come from condition, correction or model; see them apart.",
        "A decile is not the official poverty rate, which comes from a BPS survey.",
      ),
    ),
    section(
      "rencana",
      "From figure to plan",
      figure(
        "flow",
        "Data must be ready before the budget is set.",
        "Problem|figure, place, group",
        "Cause|ask village and office",
        "Activity|who, how many, where",
        "Plan (RKPD)|target and measure",
        "Budget (APBD)|cost by target",
        "Look again|same figure next year",
      ),
      example(
        "An education office",
        "140 children out of school in two districts; villages name distance and uniforms.",
        "Plan: transport for 90, uniforms for 50. Measure: children back in school.",
      ),
    ),
  ],
  mistakes: [
    "Comparing villages that are not finished.",
    "A percentage without its base.",
    "Taking deciles for poverty.",
    "Adding children to families.",
  ],
  exercises: [
    ask(
      "A: 30 of 300 houses unfit. B: 20 of 100. Larger share?",
      wrong("A", "More houses, but 10 percent."),
      right("B", "20 of 100 is 20 percent."),
      wrong("The same", "10 and 20 percent."),
    ),
    ask(
      "A village's number of disabled people is not shown. Meaning?",
      wrong("There are none", "Zero and hidden differ."),
      right("It is small and hidden", "Below ten is not shown."),
      wrong("The data is lost", "It is there, protected."),
    ),
    ask(
      "A regency is 40 percent done. Compare with last year?",
      wrong("Yes, figures are shown", "Those done may differ from the rest."),
      right("Not yet; say first what share is updated", "An honest comparison says who is missing."),
      wrong("Yes, times two and a half", "The rest need not be alike."),
    ),
  ],
  agenda: [
    activity(15, "Opening", "Name a figure that was once used for a budget. Where did it come from?"),
    activity(
      35,
      "Explanation",
      "The trainer explains counts, bases, what is unknown and small cells, with the examples of this module.",
    ),
    activity(
      45,
      "Group work",
      "From the table of a made-up village, choose the three largest problems. Write the figure, its base, and one thing that is not known.",
    ),
    activity(
      40,
      "Linking with plans",
      "For each problem choose a programme, a sector and a source of funds. Count the target in families, not in per cent.",
    ),
    activity(
      30,
      "Presenting",
      "Each group presents for five minutes. The others ask: of when is this figure, and who is not counted?",
    ),
    activity(15, "Close", "Do the exercises of this module and discuss them."),
  ],
  summary: [
    "How many of how many, when, from where, who is missing.",
    "Number and share answer different questions.",
    "Small figures are hidden to protect people.",
    "A decile is a rank, not the poverty rate.",
    "Problem and cause first, then activity and cost.",
  ],
};
