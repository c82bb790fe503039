import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-name";
import { TONE_CLASS, type Tone } from "@/components/ui/tone";
import { inLocale } from "@/lib/domain/instrument/locale";
import { type Agreement, type Evidence, evidenceText, PART_TEXTS } from "@/lib/domain/matching/evidence";
import type { Locale } from "@/lib/i18n/locale";

const LOOK = {
  same: { icon: "circle-check", tone: "success" },
  similar: { icon: "circle-dashed", tone: "attention" },
  different: { icon: "circle-x", tone: "danger" },
  unknown: { icon: "circle-question-mark", tone: "neutral" },
} as const satisfies Record<Agreement, { readonly icon: IconName; readonly tone: Tone }>;

/** How one part of two records agrees: a word, an icon and a colour. */
export function AgreementMark({ evidence, locale }: { readonly evidence: Evidence; readonly locale: Locale }) {
  const { icon, tone } = LOOK[evidence.agreement];
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded-sm px-2 py-0.5 text-sm font-semibold ${TONE_CLASS[tone]}`}
    >
      <Icon name={icon} className="size-4 shrink-0" />
      {inLocale(evidenceText(evidence), locale)}
    </span>
  );
}

/** What agrees, in a few words for a list: what cannot be compared or differs is on the pair's own page. */
export function EvidenceWords({
  evidence,
  locale,
}: {
  readonly evidence: readonly Evidence[];
  readonly locale: Locale;
}) {
  const told = evidence.filter(({ agreement }) => agreement === "same" || agreement === "similar");
  return (
    <ul className="grid gap-0.5 text-sm">
      {told.map((part) => (
        <li key={part.part}>
          {inLocale(PART_TEXTS[part.part], locale)}: {inLocale(evidenceText(part), locale)}
        </li>
      ))}
    </ul>
  );
}
