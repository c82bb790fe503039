import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { DescriptionList } from "@/components/ui/description-list";
import type { GlassLine } from "@/lib/domain/access/glass-page";
import { formatInstant } from "@/lib/i18n/formats";
import { CloseGlass } from "./close-glass";
import { closeWords } from "./close-words";

/** Access in an emergency, one card each: who for whom, where, until when, why, and what was opened meanwhile. */
export async function GlassCards({
  lines,
  grantId,
}: {
  readonly lines: readonly GlassLine[];
  readonly grantId: string;
}) {
  return (
    <ul className="space-y-3">
      {lines.map((line) => (
        <li key={line.id}>
          <GlassCard line={line} grantId={grantId} />
        </li>
      ))}
    </ul>
  );
}

async function GlassCard({ line, grantId }: { readonly line: GlassLine; readonly grantId: string }) {
  const [t, locale] = await Promise.all([getTranslations("glass"), getLocale()]);
  const instant = (at: Date) => formatInstant(at, line.zone, locale);
  const state = line.isOpen ? "open" : line.wasClosed ? "closed" : "ended";
  const period = t("card.between", { from: instant(line.validFrom), until: instant(line.endsAt) });
  return (
    <article className="avoid-break rounded-md border border-line bg-surface px-4 py-4 sm:px-5">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 className="text-base">{line.regionLabel}</h2>
        <Badge tone={line.isOpen ? "attention" : "neutral"} icon={line.isOpen ? "eye" : "lock"}>
          {t(`state.${state}`)}
        </Badge>
      </div>
      <div className="mt-1">
        <DescriptionList
          items={[
            { term: t("card.for"), detail: line.isHolder ? t("card.you", { name: line.holderName }) : line.holderName },
            { term: t("card.by"), detail: line.openedByName },
            { term: t("card.when"), detail: period },
            { term: t("card.reason"), detail: line.reason },
            { term: t("card.families"), detail: t("card.familyCount", { count: line.families }) },
          ]}
        />
      </div>
      {line.canClose ? (
        <div className="no-print mt-2">
          <CloseGlass id={line.id} grantId={grantId} words={await closeWords(line)} />
        </div>
      ) : null}
    </article>
  );
}
