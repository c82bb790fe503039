import { PREFIXES } from "@/lib/domain/open-data/catalogue";
import { toTurtle } from "@/lib/domain/open-data/linked";
import { openAnswer } from "@/lib/server/open-data/answer";
import { readCatalogue } from "@/lib/server/open-data/catalogue";

/** The DCAT-AP catalogue as Turtle. */
export async function GET(request: Request): Promise<Response> {
  return openAnswer(request, { body: toTurtle(await readCatalogue(), PREFIXES), type: "text/turtle" });
}
