import { getTranslations } from "next-intl/server";
import { TaskList } from "@/components/ui/task-list";
import { formatDate } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

interface ExchangeCounts {
  readonly files: number;
  readonly editions: number;
  readonly clients: number;
  /** Of requests for data. */
  readonly requests: {
    readonly waiting: number;
    readonly returned: number;
    readonly reports: number;
    readonly firstDue: string | null;
  };
}

export interface ExchangeTasksProps {
  readonly counts: ExchangeCounts;
  readonly locale: Locale;
}

/** What other systems, or those who feed them, have laid before the reader; nothing where they have not. */
export async function ExchangeTasks({ counts, locale }: ExchangeTasksProps) {
  const { files, editions, clients, requests } = counts;
  const { waiting, returned, reports, firstDue } = requests;
  if (files + editions + clients + waiting + returned + reports === 0) return null;
  const t = await getTranslations("home.exchange");
  const items = [
    { key: "files", count: files, title: t("files", { count: files }), hint: t("filesHint"), href: "/impor" },
    {
      key: "editions",
      count: editions,
      title: t("editions", { count: editions }),
      hint: t("editionsHint"),
      href: "/satu-data",
    },
    {
      key: "clients",
      count: clients,
      title: t("clients", { count: clients }),
      hint: t("clientsHint"),
      href: "/klien-api",
    },
    {
      key: "requests",
      count: waiting,
      title: t("requests", { count: waiting }),
      hint: t("requestsHint"),
      href: "/permintaan-data?menunggu=1",
    },
    {
      key: "returned",
      count: returned,
      title: t("returnedRequests", { count: returned }),
      hint: t("returnedRequestsHint"),
      href: "/permintaan-data?keadaan=returned",
    },
    {
      key: "reports",
      count: reports,
      title: t("useReports", { count: reports }),
      hint: t("useReportsHint", { day: firstDue === null ? "" : formatDate(firstDue, locale) }),
      href: "/permintaan-data?keadaan=granted",
    },
  ];
  return <TaskList label={t("label")} items={items.filter(({ count }) => count > 0)} />;
}
