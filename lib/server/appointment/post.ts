import "server-only";
import { isRole, type Role } from "@/lib/domain/access/role";
import { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";

export interface Post {
  readonly id: string;
  readonly userId: string;
  readonly role: Role;
  readonly regionCode: string;
  readonly rt: string | null;
  readonly rw: string | null;
  readonly decreeNumber: string;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly barredAt: Date | null;
}

interface PostRow extends Omit<Post, "role"> {
  readonly role: string;
}

const POST_COLUMNS = Prisma.sql`id, user_id AS "userId", role, region_code AS "regionCode", rt, rw, decree_number AS "decreeNumber",
  starts_at AS "startsAt", ends_at AS "endsAt", barred_at AS "barredAt"`;

/** A post as it stands now, held by nobody. Null where there is none. */
export async function findPost(sql: Sql, id: string): Promise<Post | null> {
  const [row] = await sql<PostRow>`SELECT ${POST_COLUMNS} FROM appointment WHERE id = ${id}`;
  return toPost(row);
}

function toPost(row: PostRow | undefined): Post | null {
  return row !== undefined && isRole(row.role) ? { ...row, role: row.role } : null;
}

/** A post, held until the end of the transaction: whatever changes its doors happens one after the other. Null where there is none. */
export async function lockPost(sql: Sql, id: string): Promise<Post | null> {
  const [row] = await sql<PostRow>`SELECT ${POST_COLUMNS} FROM appointment WHERE id = ${id} FOR UPDATE`;
  return toPost(row);
}

/** Several posts, held in one order everywhere, so that no two transactions wait in a circle. */
export async function lockPosts(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, Post>> {
  const posts = new Map<string, Post>();
  for (const id of [...new Set(ids)].toSorted()) {
    const post = await lockPost(sql, id);
    if (post !== null) posts.set(id, post);
  }
  return posts;
}

/** Lasting and not taken away. */
export function isPostOpen({ endsAt, barredAt }: Pick<Post, "endsAt" | "barredAt">, at: Date): boolean {
  return barredAt === null && (endsAt === null || at < endsAt);
}
