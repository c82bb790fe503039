import type { OwnStep } from "./own-form";
import { placesText } from "./page-turn";

export const FORM_PATH = "/mandiri/isi";
export const PEOPLE_PATH = "/mandiri/orang";
export const PHOTO_PATH = "/mandiri/foto";
export const REVIEW_PATH = "/mandiri/periksa";

/** Address of a screen of the form. People are named by id, questions by their place: no name, no answer stands in it. */
export function sectionPath({ section, uid }: OwnStep, waiting: readonly number[] | null): string {
  const query = new URLSearchParams();
  if (uid !== null) query.set("orang", uid);
  if (waiting !== null) query.set("tanya", placesText(waiting));
  return `${FORM_PATH}/${section}?${query}`;
}
