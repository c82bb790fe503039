import "server-only";
import { catalogueOf } from "@/lib/domain/open-data/catalogue";
import type { Thing } from "@/lib/domain/open-data/linked";
import { messagesOf } from "@/lib/i18n/catalogue";
import { config } from "@/lib/server/config/config";
import { findRegions } from "@/lib/server/region/queries";
import { listPublished } from "./public-queries";

/** The catalogue of everything that is published, under the portal's own address. */
export async function readCatalogue(): Promise<Thing> {
  const editions = await listPublished();
  const regions = await findRegions([...new Set(editions.map(({ regionCode }) => regionCode))]);
  const [id, en] = [messagesOf("id").openData.public, messagesOf("en").openData.public];
  return catalogueOf(editions, {
    origin: config().publicUrl,
    nameOf: (code) => regions.get(code)?.label ?? code,
    words: {
      title: { id: id.catalogueTitle, en: en.catalogueTitle },
      description: { id: id.lead, en: en.lead },
      publisher: id.publisher,
    },
  });
}
