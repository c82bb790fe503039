import "server-only";
import { NATION_CODE } from "@/lib/domain/access/scope";

/** The nation and its provinces bring outlines: borders between regencies are not one regency's to draw. */
export function bringsOutlines(regionCode: string): boolean {
  return regionCode === NATION_CODE || /^\d{2}$/.test(regionCode);
}
