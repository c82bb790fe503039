import "server-only";
import { PACT_POINTS } from "@/lib/domain/training-session/pact";
import { messagesOf } from "./catalogue";
import type { Locale } from "./locale";

/** The pact's whole text in a language, as it is kept with a signature. */
export function pactWording(locale: Locale): string {
  const { title, intro, points } = messagesOf(locale).trainingSession.pact;
  return [title, intro, ...PACT_POINTS.map((key, index) => `${index + 1}. ${points[key]}`)].join("\n");
}
