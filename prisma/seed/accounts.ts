import { isRole, type Role } from "@/lib/domain/access/role";
import demoAccounts from "./demo-accounts.json";
import { MAIN_VILLAGE } from "./plan";
import { randomFor, uuidFrom } from "./random";
import type { VillagePlan } from "./village";

export interface SeedGrant {
  readonly id: string;
  readonly userId: string;
  readonly role: Role;
  readonly regionCode: string;
  readonly level: "full" | "provisional";
  /** Of the head of an RT. */
  readonly rt: string | null;
  readonly rw: string | null;
}

export interface SeedUser {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  /** Null: nobody signs in with it; it only stands in histories. */
  readonly password: string | null;
}

/** Somebody acting under one grant, as histories name them. */
export interface Acting {
  readonly userId: string;
  readonly grantId: string;
  readonly role: Role;
}

export interface People {
  readonly users: readonly SeedUser[];
  readonly grants: readonly SeedGrant[];
}

/** The demo accounts of the committed list, and an operator and a head for every other village. */
export function demoPeople(villages: readonly VillagePlan[], seed: string, at: number): People {
  const random = randomFor(seed, "accounts");
  const users = new Map<string, SeedUser>();
  const grants: SeedGrant[] = [];
  const give = (
    username: string,
    displayName: string,
    password: string | null,
    role: Role,
    regionCode: string,
    { rt = null, rw = null }: { readonly rt?: string | null; readonly rw?: string | null } = {},
  ) => {
    const user = users.get(username) ?? { id: uuidFrom(random, at), username, displayName, password };
    users.set(username, user);
    grants.push({ id: uuidFrom(random, at), userId: user.id, role, regionCode, level: "full", rt, rw });
  };
  for (const account of demoAccounts) {
    // Whoever is in training holds a post, and the training opens what they may do.
    if (account.training !== undefined) continue;
    if (!isRole(account.role)) throw new Error(`demo account ${account.username}: unknown role`);
    give(account.username, account.displayName, account.password, account.role, account.regionCode, account);
  }
  for (const regency of ["5203", "5204"]) {
    give(`verifikator.${regency}`, `Verifikator ${regency} (contoh)`, null, "regency-verifier", regency);
  }
  for (const { site } of villages) {
    const slug = site.name.toLowerCase().replace(/[^a-z]/g, "");
    for (const [role, prefix, title] of [
      ["village-operator", "operator", "Operator"],
      ["village-head", "kades", "Kepala Desa"],
    ] as const) {
      if (grants.some((grant) => grant.role === role && grant.regionCode === site.code)) continue;
      give(`${prefix}.${slug}`, `${title} ${site.name} (contoh)`, null, role, site.code);
    }
  }
  // Last, so that nobody else's id changes: a colleague who looks where the first companion may not.
  give("pendamping2.labuhanlalar", "Bapak Pendamping Labuhan Lalar (contoh)", null, "companion", MAIN_VILLAGE);
  return { users: [...users.values(), ...traineesOf(seed, at)], grants };
}

/** Accounts of people who were named to a duty and have no access but what their training opens, in the order of their names. */
function traineesOf(seed: string, at: number): readonly SeedUser[] {
  const random = randomFor(seed, "trainees");
  const own = demoAccounts.flatMap(({ training, username, displayName, password }) =>
    training === undefined ? [] : [{ id: uuidFrom(random, at), username, displayName, password }],
  );
  const others = TRAINEES.map((name) => ({
    id: uuidFrom(random, at),
    username: name.toLowerCase().replaceAll(/[^a-z]+/g, "."),
    displayName: `${name} (contoh)`,
    password: null,
  }));
  return [...own, ...others];
}

/** Deputies whose names say that they are made up. */
export const TRAINEES: readonly string[] = [
  "Aminah Latihan",
  "Burhan Misal",
  "Citra Umpama",
  "Darmawan Contoh",
  "Endang Rekaan",
  "Fatmawati Latihan",
  "Gunawan Misal",
  "Hasanah Umpama",
  "Ismail Rekaan",
  "Juleha Latihan",
  "Kamarudin Misal",
  "Laila Umpama",
  "Mansyur Rekaan",
  "Nurbaya Latihan",
  "Oktaviani Misal",
  "Purnama Umpama",
  "Qomariah Rekaan",
  "Rusdianto Latihan",
];

/** Those who hold a role in the narrowest region around a village, in the order of the list. */
export function actingIn(people: People, role: Role, villageCode: string): readonly Acting[] {
  const held = people.grants.filter((grant) => grant.role === role && villageCode.startsWith(grant.regionCode));
  return [...held]
    .sort((a, b) => b.regionCode.length - a.regionCode.length)
    .map(({ userId, id, role: acting }) => ({ userId, grantId: id, role: acting }));
}
