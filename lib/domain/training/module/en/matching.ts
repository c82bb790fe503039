import { activity, ask, example, figure, link, list, right, section, steps, text, warning, wrong } from "../../block";
import type { Lesson } from "../../lesson";

export const lesson: Lesson = {
  title: "Matched NIKs and exchange of data",
  purpose: "You know what matched means, can mend what is not, and exchange files safely.",
  outcomes: [
    "read a NIK and see a slip",
    "explain the four match states",
    "import a workbook of the village system (SID)",
    "follow a delivery until it is answered",
  ],
  sections: [
    section(
      "padan",
      "What matched means",
      text(
        "Matched: NIK, name and birth date agree with Dukcapil, the civil registry. The portal has no direct line to it; officers upload its replies.",
      ),
      list(
        "Matched: agrees.",
        "Unmatched: not found or different.",
        "Typo: almost, often two digits swapped.",
        "Unchecked: no reply yet, or the NIK just changed.",
      ),
      link("/padan", "Open NIK match"),
    ),
    section(
      "nik",
      "Reading a NIK",
      figure(
        "card",
        "This NIK is invented. All NIKs in training begin with 99.",
        "9901 01 450690 0001",
        "990101|where the NIK was made",
        "45|day of birth; women plus 40",
        "0690|month and year: June 1990",
        "0001|running number",
      ),
      text("45 means a woman born on the 5th. The place in a NIK never changes, so one from elsewhere is not wrong."),
    ),
    section(
      "beres",
      "Mending what does not match",
      steps(
        "Look at the original card.",
        "Compare digits, full name and birth date.",
        "If the entry is wrong, record the event wrong NIK.",
        "If the paper is wrong, the person goes to Dukcapil; explain in the portal.",
        "With the next reply the state changes by itself.",
      ),
      example(
        "A shortened name",
        "The card says Muhammad Yusuf (invented), the entry M. Yusuf; NIK 9901010703820002 is the same.",
        "Dukcapil answers unmatched. The operator corrects the name and sends a proposal.",
      ),
      warning("Never change digits to make a match without seeing the card."),
    ),
    section(
      "tukar",
      "Exchanging files",
      text(
        "A village with SID imports its workbook of residents. The portal first shows what is new, changed or wrong; nothing changes before you agree.",
      ),
      link("/impor", "Open Import"),
      text("Applied proposals go to the centre in packages with a covering list. Replies are recorded one by one."),
      figure(
        "flow",
        "Applied in the portal is not yet in the national data.",
        "Applied|the portal's record changes",
        "Sent|package and covering list",
        "Accepted or refused|with the reason",
        "In BPS's result|at the next ranking",
      ),
      text("Send files by official ways only, with a record of hand-over, and delete your copies."),
    ),
  ],
  mistakes: [
    "Taking unmatched for non-existent.",
    "Swapping the NIKs of a couple.",
    "Sending NIK files by chat.",
    "Saying that national data changed when it was only sent.",
  ],
  exercises: [
    ask(
      "A woman's NIK has 52 where the day stands. Born on which day?",
      right("The 12th", "Women's days have 40 added."),
      wrong("The 52nd", "There is none."),
      wrong("The NIK is wrong", "Above 40 is right for women."),
    ),
    ask(
      "A NIK begins with another region's digits. So?",
      wrong("It is forged", "It shows where it was made."),
      right("Perhaps a newcomer; look at the card", "A NIK is for life."),
      wrong("Replace it", "It is never replaced."),
    ),
    ask(
      "Certificate and card disagree. Who can mend papers?",
      wrong("The operator in the portal", "The portal proposes only."),
      wrong("The village meeting", "It has no say over certificates."),
      right("Dukcapil", "Then the operator records the result."),
    ),
  ],
  agenda: [
    activity(10, "Opening", "Write three reasons why a citizen's number is not found at the civil registry."),
    activity(20, "Explanation", "The trainer explains what each reply of the matching means and who can put it right."),
    activity(
      30,
      "Group work",
      "Read twelve made-up replies: match, other name, other date, not found. Say what to do and which paper to ask for.",
    ),
    activity(20, "Practice", "Open the exchange template with made-up data. Find three wrong rows and say why."),
    activity(10, "Close", "Do the exercises of this module and discuss them."),
  ],
  summary: [
    "Matched agrees with Dukcapil; look at originals.",
    "Women: day of birth plus 40.",
    "Wrong entry: mend here. Wrong paper: Dukcapil.",
    "Applied, sent, accepted, in BPS's result: four steps.",
  ],
};
