import "server-only";
import type { Instrument } from "@/lib/domain/instrument/instrument";
import type { Locale } from "@/lib/i18n/locale";
import { formDocument } from "./form-document";
import { blankSheet, type PrintWords } from "./form-sheet";
import { renderPdf } from "./pdf";

/** A blank form has pages for 1 to 12 members: three sheets of four. */
export const MOST_BLANK_MEMBERS = 12;
const USUAL_MEMBERS = 4;

/** Drawn once a form, language and number of members; 24 files of some 100 KB a form at most. */
const drawn = new Map<string, Promise<Buffer>>();

/** How many members' columns an address asks for; four where it says nothing sensible. */
export function blankMembers(asked: string | null): number {
  const members = /^\d{1,2}$/.test(asked ?? "") ? Number(asked) : 0;
  return members >= 1 && members <= MOST_BLANK_MEMBERS ? members : USUAL_MEMBERS;
}

/**
 * The blank form of an instrument as a PDF. A drawing that failed is not kept, nor one with a region's own questions: there
 * are many regions, and their questions change.
 */
export function blankForm(instrument: Instrument, locale: Locale, members: number, words: PrintWords): Promise<Buffer> {
  const draw = () => renderPdf(formDocument(blankSheet(instrument, locale, members), words));
  if (instrument.questions.some(({ regional }) => regional?.kind === "item")) return draw();
  const key = `${instrument.code} ${instrument.version} ${locale} ${members}`;
  const known = drawn.get(key);
  if (known !== undefined) return known;
  const drawing = draw();
  drawn.set(key, drawing);
  drawing.catch(() => drawn.delete(key));
  return drawing;
}
