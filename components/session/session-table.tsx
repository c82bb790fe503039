import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import type { ProblemLabels } from "@/components/user/command-problem";
import { formatAgo, formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { deviceWords } from "./device-words";
import { EndSession } from "./end-session";

export interface SessionRow {
  readonly id: string;
  /** "Chrome / Android", with "?" for what could not be told. */
  readonly device: string;
  readonly since: Date;
  readonly lastSeen: Date;
  readonly isThis: boolean;
}

export interface SessionTableProps {
  readonly sessions: readonly SessionRow[];
  readonly grantId: string;
  readonly zone: TimeZone;
  readonly now: Date;
  readonly problem: ProblemLabels;
}

export async function SessionTable({ sessions, grantId, zone, now, problem }: SessionTableProps) {
  const t = await getTranslations("admin.account");
  const working = (await getTranslations("admin.act"))("working");
  const locale = await getLocale();
  const words = await deviceWords();
  const deviceOf = ({ device }: SessionRow) => words(device);
  return (
    <DataTable
      caption={t("sessionsCaption")}
      rows={sessions}
      rowKey={(session) => session.id}
      columns={[
        {
          key: "device",
          header: t("device"),
          rowHeader: true,
          cell: (session) => (
            <span className="flex flex-wrap items-center gap-2">
              {deviceOf(session)}
              {session.isThis ? (
                <Badge tone="info" icon="check">
                  {t("thisDevice")}
                </Badge>
              ) : null}
            </span>
          ),
        },
        { key: "since", header: t("since"), cell: (session) => formatInstant(session.since, zone, locale) },
        {
          key: "seen",
          header: t("lastSeen"),
          cell: (session) => (
            <time dateTime={session.lastSeen.toISOString()} title={formatInstant(session.lastSeen, zone, locale)}>
              {formatAgo(session.lastSeen, now, zone, locale)}
            </time>
          ),
        },
        {
          key: "act",
          header: <span className="sr-only">{t("action")}</span>,
          phoneLabel: "",
          // This device signs out below, which also clears its cookie.
          cell: (session) =>
            session.isThis ? null : (
              <EndSession
                sessionId={session.id}
                grantId={grantId}
                label={t("end")}
                accessibleLabel={t("endNamed", { device: deviceOf(session) })}
                working={working}
                done={t("ended")}
                problem={problem}
              />
            ),
        },
      ]}
    />
  );
}
