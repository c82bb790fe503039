import { getLocale, getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import type { UnfinishedHandover } from "@/lib/domain/field/handover-file";
import { formatAgo } from "@/lib/i18n/formats";
import type { DeviceSight } from "./device-columns";

/** Hand-overs in parts of which some were not read in yet: which, and of whose device. */
export async function UnfinishedHandovers({
  handovers,
  sight: { zone, now },
}: {
  readonly handovers: readonly UnfinishedHandover[];
  readonly sight: DeviceSight;
}) {
  const [t, locale] = await Promise.all([getTranslations("device.carry"), getLocale()]);
  if (handovers.length === 0) return null;
  return (
    <Alert tone="attention" title={t("unfinishedTitle")}>
      <ul className="list-disc ps-5">
        {handovers.map(({ label, ownerName, of, missing, lastAt }) => (
          <li key={`${label} ${lastAt.getTime()}`}>
            {t("unfinished", {
              device: label,
              name: ownerName,
              of,
              missing: missing.join(", "),
              when: formatAgo(lastAt, now, zone, locale),
            })}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
