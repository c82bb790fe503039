import { getLocale, getTranslations } from "next-intl/server";
import { deviceWords } from "@/components/session/device-words";
import { Badge } from "@/components/ui/badge";
import type { DataColumn } from "@/components/ui/data-table";
import type { DeviceLine } from "@/lib/domain/field/device";
import { formatAgo, formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { DeviceActs } from "./device-acts";
import { DeviceStateBadge } from "./device-state";

export interface DeviceSight {
  readonly grantId: string;
  readonly zone: TimeZone;
  readonly now: Date;
}

/** The columns that every list of devices has; `rest` stands between the device's name and its contact. */
export async function deviceColumns<Line extends DeviceLine>(
  { grantId, zone, now }: DeviceSight,
  rest: readonly DataColumn<Line>[] = [],
): Promise<readonly DataColumn<Line>[]> {
  const [t, locale, kindOf] = await Promise.all([getTranslations("device"), getLocale(), deviceWords()]);
  const instant = (at: Date) => (
    <time dateTime={at.toISOString()} title={formatInstant(at, zone, locale)}>
      {formatAgo(at, now, zone, locale)}
    </time>
  );
  return [
    {
      key: "device",
      header: t("device"),
      rowHeader: true,
      cell: ({ label, kind }) => (
        <>
          {label}
          <span className="block text-sm font-normal text-muted">{kindOf(kind)}</span>
        </>
      ),
    },
    ...rest,
    { key: "contact", header: t("contact"), cell: ({ lastContact }) => instant(lastContact) },
    {
      key: "unsent",
      header: t("unsent"),
      cell: ({ unsent, unsentPhotos, unsentSince, state }) => {
        if (unsent + unsentPhotos === 0) return state === "wiped" ? "-" : t("nothingUnsent");
        const hasSince = unsentSince === null ? "no" : "yes";
        const since = unsentSince === null ? "" : formatAgo(unsentSince, now, zone, locale);
        return (
          <Badge tone="attention" icon="cloud-off">
            {unsent === 0
              ? t("photosWait", { count: unsentPhotos, hasSince, since })
              : t("unsentWait", { count: unsent, photos: unsentPhotos, hasSince, since })}
          </Badge>
        );
      },
    },
    { key: "state", header: t("state"), cell: ({ state }) => <DeviceStateBadge state={state} /> },
    {
      key: "act",
      header: <span className="sr-only">{t("act")}</span>,
      phoneLabel: "",
      phoneHidden: ({ canSeal, canReportLost }) => !canSeal && !canReportLost,
      cell: (line) => <DeviceActs line={line} grantId={grantId} />,
    },
  ];
}
