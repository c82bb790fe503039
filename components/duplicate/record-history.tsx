import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { formatDay, type TimeZone } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export interface RecordHistoryProps {
  readonly familyPublicId: string;
  readonly headName: string;
  readonly revisions: readonly {
    readonly revision: number;
    readonly appliedAt: Date;
    readonly changes: readonly unknown[];
    readonly emptied: readonly { readonly lines: readonly unknown[] }[];
  }[];
  readonly zone: TimeZone;
  readonly locale: Locale;
}

const SHOWN = 5;

/** The latest revisions of one of the two families, folded. */
export async function RecordHistory({ familyPublicId, headName, revisions, zone, locale }: RecordHistoryProps) {
  const t = await getTranslations("duplicate.page");
  return (
    <Panel summary={t("recordsOf", { name: headName })}>
      <ul className="divide-y divide-line">
        {revisions.slice(0, SHOWN).map((revision) => (
          <li key={revision.revision} className="py-1.5">
            {t("revision", { revision: revision.revision, date: formatDay(revision.appliedAt, zone, locale, "long") })}
            <span className="block text-sm text-muted">{t("revisionChanges", { count: changed(revision) })}</span>
          </li>
        ))}
      </ul>
      <div className="mt-3">
        <LinkButton href={`/keluarga/${familyPublicId}/riwayat`} icon="history" size="small">
          {t("allHistory")}
        </LinkButton>
      </div>
    </Panel>
  );
}

function changed({ changes, emptied }: RecordHistoryProps["revisions"][number]): number {
  return changes.length + emptied.flatMap(({ lines }) => lines).length;
}
