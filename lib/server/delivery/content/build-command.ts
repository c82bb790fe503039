import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { defineCommand, done } from "@/lib/server/command/command";
import { enqueueBuild } from "./job";

/** Asks again for the files of a package that has none: one whose making failed, or one made before contents were kept. */
export const buildContent = defineCommand({
  name: "delivery.build",
  permission: "delivery:manage",
  input: z.strictObject({ regencyCode: z.string().regex(/^\d{4}$/), packageId: z.uuid() }),
  async run({ sql, actor, input: { regencyCode, packageId } }) {
    if (actor.grant.regionCode !== regencyCode) return refuse("NOT_FOUND");
    const [row] = await sql<{ content_state: string }>`SELECT content_state FROM delivery_package
      WHERE regency_code = ${regencyCode} AND id = ${packageId}`;
    if (row === undefined) return refuse("NOT_FOUND");
    const begun = await sql`UPDATE delivery_package SET content_state = 'building', content_failure = NULL
      WHERE regency_code = ${regencyCode} AND id = ${packageId} AND content_state IN ('none', 'failed') RETURNING 1`;
    if (begun.length === 0) return refuse("NOT_ALLOWED_NOW");
    await enqueueBuild(sql, { regencyCode, packageId, userId: actor.userId });
    return done(
      { id: packageId },
      { action: "delivery:build-again", subjectKind: "delivery", subjectIds: [packageId], areaCode: regencyCode },
    );
  },
});
