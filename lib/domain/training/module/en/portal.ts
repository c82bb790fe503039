import { activity, ask, example, figure, link, list, right, section, steps, text, warning, wrong } from "../../block";
import type { Lesson } from "../../lesson";

export const lesson: Lesson = {
  title: "Portal practice: drafts, errors, events and duplicates",
  purpose: "You can update a family from the first search to sending, also when the network fails.",
  outcomes: [
    "find a family and begin a proposal",
    "settle errors, warnings and missing answers",
    "choose an event and its evidence",
    "recognise a suspected duplicate",
  ],
  sections: [
    section(
      "mulai",
      "Finding and beginning",
      steps(
        "Open Families. Type a name, NIK or card number.",
        "Open the family and press the update button.",
        "Say how the data was obtained: at the office or by a visit.",
        "Fill section by section; mark what is still true.",
        "Review what changed, then send it to the meeting.",
      ),
      link("/keluarga", "Open the list of families"),
      link("/praktik/bebas", "Practise on made-up families"),
      text("Search before registering a new family. A family registered twice is hard to mend."),
    ),
    section(
      "jaringan",
      "When the network fails",
      text(
        "Each keystroke is kept on this device, encrypted. The words beside the title say when it was saved and sent.",
      ),
      list(
        "Do not clear the browser's data before all is sent.",
        "Do not change devices before that.",
        "If somebody else changed the same answer, you see both and choose.",
      ),
    ),
    section(
      "galat",
      "Error, warning, missing",
      figure(
        "severity",
        "Shape, word and colour say the same.",
        "ERROR (GALAT)|cannot be true; must be mended",
        "WARNING (PERINGATAN)|odd; mend it or explain",
        "MISSING (KOSONG)|may stay empty",
      ),
      example(
        "Three findings (invented)",
        "Error: child born 1988, mother born 1990. One date is wrong.",
        'Warning: 300 square metres for one person. If true, write: "Inherited house, the children moved out."',
        "Missing: no phone number. It can be sent.",
      ),
      warning("Never invent an answer to make an error go away. Ask the family again."),
    ),
    section(
      "peristiwa",
      "Family events",
      text("When something happened, record an event. There are sixteen kinds, each with its own questions."),
      list(
        "Birth: letter or certificate; the NIK may follow.",
        "Death: letter or certificate; a new head if the head died.",
        "Move: the destination asks, the origin releases.",
        "Split or joining of cards: the new card.",
        "Better or worse condition: photo or statement.",
        "Correction: why the old entry was wrong.",
      ),
      text("Recording here replaces no certificate; people still go to Dukcapil, the civil registry."),
    ),
    section(
      "ganda",
      "Suspected duplicates",
      text(
        "The portal compares NIK, name, birth date, mother's name and card. Two similar records are shown side by side; an officer says same or not the same, with a reason. Nothing is deleted.",
      ),
      example(
        "Two records (invented)",
        "A: Siti Aminah, born 3 May 1985, NIK 9901014305850001. B: St. Aminah, born 3 May 1985, no NIK yet.",
        "Same mother, same hamlet: worth a look. The card and meeting her decide.",
      ),
    ),
    section(
      "kembali",
      "When it comes back",
      text(
        "Returned proposals stand on your home page with the reason. Read it, mend, send again. If it is unclear, ask whoever returned it.",
      ),
      link("/usulan", "Open the proposals"),
    ),
  ],
  mistakes: [
    "Registering a family without searching.",
    'Explaining a warning with "it is right". Say why.',
    "Recording a death as a move.",
    "Closing the laptop before all is sent.",
  ],
  exercises: [
    ask(
      "There is one error. Can it be sent?",
      wrong("Yes, with an explanation", "Only warnings are explained."),
      right("No, the error must go first", "A proposal is sent only without errors."),
      wrong("Yes, the regency will mend it", "The regency changes no answers."),
    ),
    ask(
      "The head of a family died. What else do you enter?",
      wrong("Close the family", "The others are still a family."),
      right("The new head", "Each family has exactly one."),
      wrong("The new decile", "Only BPS sets it."),
    ),
    ask(
      "A newcomer is still registered in another village. How?",
      right("Ask that village to release them", "The data comes along and nothing doubles."),
      wrong("Register a new family", "They would be registered twice."),
      wrong("Wait for next year", "It can be asked now."),
    ),
  ],
  agenda: [
    activity(10, "Opening", "Sign in and open Practice. Make sure that everybody sees the same sample families."),
    activity(
      30,
      "Demonstration",
      "The trainer updates one sample family from the start until it could be sent, naming each step.",
    ),
    activity(
      60,
      "Practice alone",
      "Finish three sample families without errors. The trainer walks around and asks why instead of telling the answer.",
    ),
    activity(
      30,
      "Practice without signal",
      "Cut the network, go on typing, then connect again. Find where it says kept and sent.",
    ),
    activity(
      35,
      "Practice with doubles",
      "Compare three pairs of sample records and one number that does not match. Explain your decision to a neighbour.",
    ),
    activity(15, "Close", "Do the exercises, then write down one step that is still unclear."),
  ],
  summary: [
    "Search first.",
    "Mend errors, explain warnings; missing may stay.",
    "Choose the right event and its evidence.",
    "Look for saved and sent.",
    "Returned: read, mend, send again.",
  ],
};
