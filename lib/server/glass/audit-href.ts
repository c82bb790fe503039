import "server-only";
import { localDay } from "@/lib/domain/period/period";
import { sealSearch } from "@/lib/server/household/search-token";
import { timeZoneOf } from "@/lib/server/region/queries";

/** The audit of one person in some days of the reader's own zone; who, is sealed in the address. */
export async function auditOfPerson(
  readerRegion: string,
  { username, from, to }: { readonly username: string; readonly from: Date; readonly to: Date },
): Promise<string> {
  const zone = await timeZoneOf(readerRegion);
  return `/audit?${new URLSearchParams({ dari: localDay(from, zone), sampai: localDay(to, zone), pelaku: sealSearch(username) })}`;
}
