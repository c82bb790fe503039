import type { GrantLevel } from "@/lib/domain/access/permission";
import type { Role } from "@/lib/domain/access/role";

export interface GrantView {
  readonly id: string;
  readonly roleLabel: string;
  readonly regionName: string;
  /** "sebagai pengganti ..., sampai 20 Mei 2026"; null for an own duty. */
  readonly standsIn: string | null;
}

/** The person, the role and the region one acts under, in words. Always in sight (LOOK 2). */
export interface ActorView {
  readonly displayName: string;
  readonly role: Role;
  readonly roleLabel: string;
  /** "Desa Labuhan Lalar" */
  readonly regionName: string;
  /** What lies around it: "Kec. Taliwang, Kab. Sumbawa Barat". Empty for the nation. */
  readonly regionPath: string;
  readonly grantId: string;
  readonly grants: readonly GrantView[];
  readonly level: GrantLevel;
  /** The duty is opened by the person's training. */
  readonly isOfPost: boolean;
  /** Of a duty acted under during somebody's leave: whose, and until when. */
  readonly standsIn: string | null;
  /** Access in an emergency that is open for the person, under whatever duty they act. */
  readonly openGlass: readonly { readonly id: string; readonly until: string; readonly regionName: string }[];
  /** They act under it. */
  readonly isGlass: boolean;
}
