import "server-only";
import type { PublicVillage } from "@/lib/server/citizen/village-query";
import { keep } from "@/lib/server/memory/keep";
import { renderPdf } from "@/lib/server/print/pdf";
import { type PosterWords, posterDocument } from "@/lib/server/print/poster-document";

const MOST = 200;
const AT_ONCE = 2;
const posters = new Map<string, Buffer>();
let drawing = 0;

export interface Poster {
  readonly village: PublicVillage;
  readonly locale: string;
  /** In the reader's words. */
  readonly period: string | null;
  readonly url: string;
  /** The next days of the desk, in the reader's words. */
  readonly hours: readonly string[];
}

/**
 * A village's poster, remembered while the process runs. Null when so many are being drawn that this one must wait: anybody may ask, and drawing
 * costs more than anything else that is open to all.
 */
export async function drawPoster(poster: Poster, t: PosterWords): Promise<Buffer | null> {
  const key = [poster.village.code, poster.locale, poster.period, ...poster.hours].join(" ");
  const known = posters.get(key);
  if (known !== undefined) return known;
  if (drawing >= AT_ONCE) return null;
  drawing += 1;
  try {
    const pdf = await renderPdf(posterDocument(poster, t));
    keep(posters, key, pdf, MOST);
    return pdf;
  } finally {
    drawing -= 1;
  }
}
