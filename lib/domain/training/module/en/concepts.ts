import { activity, ask, example, figure, link, list, right, section, steps, text, warning, wrong } from "../../block";
import type { Lesson } from "../../lesson";

export const lesson: Lesson = {
  title: "Concepts: family, residence and the questions that go wrong",
  purpose: "You use words as all other officers do, so that answers can be compared.",
  outcomes: [
    "read a family card and tell who belongs to the family",
    "tell the address on the card from where people live",
    "ask about disability in the right words",
    "choose the right condition date",
  ],
  sections: [
    section(
      "keluarga",
      "One card, one family",
      text(
        "A family here is the people of one family card (KK). Two families may share a house and a kitchen: with two cards, record two.",
      ),
      figure(
        "card",
        "Read the card from the top. Compare it with who is really there.",
        "FAMILY CARD (example)",
        "KK: 9901010101200001|16 digits, at the top",
        "Head of the family|exactly one",
        "NIK of each member|16 digits, each different",
        "Relation to the head|spouse, child, parent, other",
        "Date of issue|an old card may not fit any more",
      ),
      list(
        "A card number changes with moves, deaths and splits; a NIK is for life.",
        "Who has no NIK is recorded all the same, with the reason.",
        "A person is active in one family only.",
      ),
    ),
    section(
      "tinggal",
      "Where people live",
      text(
        "Record where the family lives now, and whether that agrees with card and identity card. A member working abroad stays on the card, recorded as away.",
      ),
      example(
        "Mrs Sari's family (invented)",
        "The card has five people; the eldest works in Malaysia. A sister sleeps in the house with a card of her own.",
        "The family has five members, one away. The sister is a family by herself.",
      ),
    ),
    section(
      "variabel",
      "What is asked",
      text(
        "The field check of 2025 used 39 core questions; the portal's questionnaires ask more. The codebook explains each.",
      ),
      list(
        "House: floor, walls, roof, water, toilet, electricity, area.",
        "People: age, school, work, business, health, disability.",
        "Belongings: gold, vehicles, livestock, land, appliances.",
        "Programmes received in the last 12 months.",
      ),
      link("/buku-kode", "Open the codebook"),
      text(
        "Each answer has a condition date: the day on which it was true. Age is counted on that day. What is not asked keeps its old date.",
      ),
    ),
    section(
      "disabilitas",
      "Asking about disability",
      text(
        'Never ask "Are you disabled?". Ask how difficult it is to do something, with aids if used. The questions come from the Washington Group.',
      ),
      steps(
        "Name the activity: seeing, hearing, walking, remembering, self-care, speaking.",
        "Ask whether there is difficulty.",
        "If so, how much: some, a lot, or cannot at all.",
        "Take the person's own answer where possible.",
      ),
      warning("Do not guess a disability from looks."),
    ),
    section(
      "pembetulan",
      "A change or a correction?",
      text(
        "If an earth floor became cement, the condition changed. If it was always cement, the entry was wrong: that is a correction. Figures on poverty keep them apart.",
      ),
    ),
  ],
  mistakes: [
    "Joining two cards because they share a house.",
    "Using today's date for what was seen last week.",
    'Writing "no disability" without asking.',
    "Recording a correction as a change.",
  ],
  exercises: [
    ask(
      "Two cards, one house, one kitchen. How many families?",
      wrong("One", "That is a household; the portal counts by card."),
      right("Two", "One card is one family."),
      wrong("None until they move", "Both are recorded now."),
    ),
    ask(
      "Grandfather reads well with glasses. Difficulty in seeing?",
      right("None", "The question is about seeing with aids."),
      wrong("A lot, he wears glasses", "With glasses he sees well."),
      wrong("No need to ask", "Each activity is asked."),
    ),
    ask(
      "Birth year was entered as 2015; the certificate says 2016. What is it?",
      wrong("A change of condition", "Nothing changed; the entry was wrong."),
      right("A correction", "The old entry was wrong."),
      wrong("A new family", "It is registered already."),
    ),
  ],
  agenda: [
    activity(15, "Opening", "Draw your own family. Mark who is on one family card and who shares a kitchen."),
    activity(
      35,
      "Explanation",
      "The trainer explains family, domicile, head of family and the parts of the form, with one example each.",
    ),
    activity(
      40,
      "Group work",
      "Six made-up families: a child at a university, two cards in one house, a worker abroad, an old person alone, a child in care, a family that split. Say who belongs, who is head, and where they live.",
    ),
    activity(
      35,
      "In pairs",
      "Ask each other the questions on difficulties as they are worded. Note the degree of difficulty, not the name of an illness.",
    ),
    activity(
      40,
      "Practice",
      "Fill in the house and the belongings of one sample family in the portal. Compare with your neighbour and find why you differ.",
    ),
    activity(15, "Close", "Do the exercises of this module and discuss them."),
  ],
  summary: [
    "One card, one family, one head.",
    "Record where people live now.",
    "Disability: ask how difficult, never guess.",
    "The condition date is the day the answer was true.",
    "Change and correction are different.",
  ],
};
