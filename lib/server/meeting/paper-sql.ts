import "server-only";
import { Prisma } from "@/lib/server/db/generated/client";

/**
 * How far the paper of a meeting `m` is that decided at `d.at` (`MeetingPaper`; null where nothing was decided): only minutes issued since then hold
 * the decision, and only their copies count.
 */
export const PAPER = Prisma.sql`(SELECT CASE WHEN d.at IS NULL THEN NULL WHEN bool_or(EXISTS (SELECT 1 FROM minutes_copy c
      WHERE c.regency_code = i.regency_code AND c.minutes_id = i.id)) THEN 'signed' WHEN count(*) > 0 THEN 'issued' ELSE 'none' END
    FROM meeting_minutes i WHERE i.regency_code = m.regency_code AND i.meeting_id = m.id AND i.issued_at >= d.at)`;
