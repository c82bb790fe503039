import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { TaskList } from "@/components/ui/task-list";
import type { Role } from "@/lib/domain/access/role";
import { formatAgo, type TimeZone } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

/** Where each deciding role works. */
const QUEUE_HREF: Readonly<Partial<Record<Role, string>>> = {
  "village-head": "/musyawarah",
  "regency-verifier": "/verifikasi",
  "office-head": "/pengesahan",
  "province-validator": "/validasi",
  coach: "/mutu",
};

export interface TierTasksProps {
  readonly summary: {
    readonly waiting: number;
    readonly overdue: number;
    readonly warned: number;
    readonly clean: number;
    readonly oldestAt: Date | null;
    readonly returnedThisWeek: number;
  };
  readonly role: Role;
  readonly locale: Locale;
  readonly zone: TimeZone;
  readonly now: Date;
}

/** A deciding tier's next step: how much waits, what is late, what may go in one. */
export async function TierTasks({ summary, role, locale, zone, now }: TierTasksProps) {
  const t = await getTranslations("home");
  const href = QUEUE_HREF[role] ?? "/usulan";
  const oldest = summary.oldestAt === null ? "none" : formatAgo(summary.oldestAt, now, zone, locale);
  const items = [
    {
      key: "queue",
      title: t("queue", { count: summary.waiting }),
      hint: summary.waiting === 0 ? t("nothingWaits") : t("queueHint", { oldest }),
      href,
      status:
        summary.overdue > 0 ? (
          <Badge tone="danger" icon="clock">
            {t("overdue", { count: summary.overdue })}
          </Badge>
        ) : undefined,
    },
    { key: "clean", title: t("clean", { count: summary.clean }), hint: t("warned", { count: summary.warned }), href },
    {
      key: "returned",
      title: t("returnedThisWeek", { count: summary.returnedThisWeek }),
      href: "/usulan?bagian=returned",
    },
  ];
  return <TaskList label={t("waiting")} items={items} />;
}
