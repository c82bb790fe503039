import { isRole } from "@/lib/domain/access/role";
import { openSearch } from "@/lib/server/household/search-token";
import { USER_STATES, type UserFilter } from "@/lib/server/user/queries";
import { one, type SearchParams } from "./grant-target";

/** The filters with the sealed words of the search as the address carries them; "" without a search. */
export interface UserQuery extends UserFilter {
  readonly search: string;
}

/** The list's filters from the address. A value that means nothing is as if it were not there. */
export function readUserFilter(params: SearchParams): UserQuery {
  const token = one(params, "cari");
  const text = openSearch(token);
  const role = one(params, "peran");
  const region = one(params, "wilayah");
  return {
    text: text ?? "",
    search: text === null ? "" : token,
    role: isRole(role) ? role : null,
    regionCode: /^\d{2,10}$/.test(region) ? region : null,
    state: USER_STATES.find((state) => state === one(params, "keadaan")) ?? null,
  };
}

/** The same filters as an address, with more parameters after them. */
export function userFilterHref(path: string, filter: UserQuery, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({
    ...(filter.search ? { cari: filter.search } : {}),
    ...(filter.role ? { peran: filter.role } : {}),
    ...(filter.regionCode ? { wilayah: filter.regionCode } : {}),
    ...(filter.state ? { keadaan: filter.state } : {}),
    ...more,
  });
  return query.size === 0 ? path : `${path}?${query}`;
}
