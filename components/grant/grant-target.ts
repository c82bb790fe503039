import type { Role } from "@/lib/domain/access/role";
import type { TimeZone } from "@/lib/i18n/formats";

/** The role and the region that were chosen before the form opened. */
export interface GrantTarget {
  readonly role: Role;
  readonly regionCode: string;
  readonly zone: TimeZone;
  /** "Operator desa – Desa Beru" */
  readonly duty: string;
  /** The date it is there today, "YYYY-MM-DD". */
  readonly today: string;
}
