import { activity, ask, example, figure, list, right, section, steps, text, warning, wrong } from "../../block";
import type { Lesson } from "../../lesson";

export const lesson: Lesson = {
  title: "Interview and photo of the house",
  purpose: "You ask with respect, get true answers, and take photos that can be used.",
  outcomes: [
    "open an interview and explain people's rights",
    "deal with refusal and an empty house",
    "interview families with children, old or disabled people",
    "take the photo and the location",
  ],
  sections: [
    section(
      "membuka",
      "Opening",
      steps(
        "Greet, give name and duty, show your letter.",
        "Say the purpose: to update data, not to hand out assistance.",
        "Say that answers are secret and who will see them.",
        "Ask for the cards, read them together, give them back.",
        "Begin with who lives here, then the house, then each person.",
      ),
      example(
        "First words",
        '"Good morning. I am Wati (invented), the village operator. I would like to update your family\'s data; about 40 minutes. Your answers are kept secret."',
      ),
    ),
    section(
      "bertanya",
      "Asking",
      list(
        "Read the question as written.",
        "Give time to think.",
        "Look with your own eyes: floor, roof, water, toilet.",
        "Help with amounts: by day, week or harvest.",
        "If words and eyes disagree, ask once more, politely.",
      ),
      warning('Not "Still an earth floor, is it?" but "What is most of the floor made of?"'),
    ),
    section(
      "sulit",
      "Refusal, absence, special care",
      text(
        "If a family refuses, listen and explain once more; never threaten. If nobody is in, come at another time. Not found takes three visits and two witnesses, and only flags the family.",
      ),
      list(
        "Children: never alone; ask a parent or guardian.",
        "Old people: speak slowly; family may be present.",
        "Deaf people: face them, write, or use an interpreter.",
        "Blind people: say who you are, read everything aloud.",
        "Sensitive questions: with no neighbour near.",
      ),
    ),
    section(
      "foto",
      "Photo and location",
      figure(
        "house",
        "Front: the whole house in the frame. Inside: main room with floor and walls.",
        "Roof up to its ridge",
        "Walls and porch floor",
        "Ground around, no people",
      ),
      steps(
        "Ask permission.",
        "Stand with the light behind you, about ten steps away.",
        "No face, card or name plate in the picture.",
        "Wait for a good location, or choose it on the map.",
        "Look at it; if blurred or dark, repeat now.",
      ),
      text("The portal makes photos smaller and removes hidden details. Only those who may see the family see them."),
    ),
  ],
  mistakes: [
    "Filling the form at home from memory.",
    "Asking one neighbour about several families.",
    "Photographing people instead of the house.",
    "Writing not found after one visit.",
  ],
  exercises: [
    ask(
      "Which sentence is best?",
      wrong('"You have no motorbike, do you?"', "It leads the answer."),
      right('"How many motorbikes does this family own?"', "It is neutral and asks for a number."),
      wrong('"Nice bike. You must be well off?"', "It judges the family."),
    ),
    ask(
      "The house is empty on the first visit. What now?",
      wrong("Mark as not found", "That takes three visits and two witnesses."),
      wrong("Ask the neighbours for the answers", "The family has the right to answer."),
      right("Come back another day or hour", "Note the visit and return."),
    ),
    ask(
      "A child plays in the picture. What is right?",
      right("Take it again without people", "A child's face is personal data and not needed."),
      wrong("Send it, the house is clear", "No faces in photos."),
      wrong("Cut off the roof to hide the child", "The roof must be whole."),
    ),
  ],
  agenda: [
    activity(10, "Opening", "Tell of an interview that made you uncomfortable, and why."),
    activity(
      15,
      "Explanation",
      "The trainer explains the greeting, consent, the order of questions and the house photo.",
    ),
    activity(
      35,
      "Role play in threes",
      "Officer, citizen and observer; change every ten minutes. The observer notes questions that lead to an answer.",
    ),
    activity(
      15,
      "Practice with photos",
      "Take a photo of the training building from outside. Check together: no face, number or letter can be read.",
    ),
    activity(15, "Close", "Do the exercises, then agree on three opening sentences for your village."),
  ],
  summary: [
    "Greeting, letter, purpose, secrecy, then questions.",
    "Read as written; do not lead.",
    "Not found: three visits, two witnesses, only a flag.",
    "Photo: whole house, no faces, clear, with permission.",
  ],
};
