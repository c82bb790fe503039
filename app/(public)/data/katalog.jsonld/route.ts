import { PREFIXES } from "@/lib/domain/open-data/catalogue";
import { toJsonLd } from "@/lib/domain/open-data/linked";
import { openAnswer } from "@/lib/server/open-data/answer";
import { readCatalogue } from "@/lib/server/open-data/catalogue";

/** The DCAT-AP catalogue as JSON-LD. */
export async function GET(request: Request): Promise<Response> {
  const body = JSON.stringify(toJsonLd(await readCatalogue(), PREFIXES), null, 2);
  return openAnswer(request, { body, type: "application/ld+json" });
}
