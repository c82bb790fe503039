import { useTranslations } from "next-intl";
import { ChoiceLinks } from "@/components/dashboard/choice-links";
import { type DynamicsChoice, dynamicsHref } from "@/lib/domain/dynamics/address";
import { GROUPS } from "@/lib/domain/dynamics/group";
import type { DynamicsView } from "@/lib/domain/dynamics/view";

/** Snapshot, what it is compared with, and whose families: each a link, so that a view can be kept and sent. */
export function DynamicsChoices({
  code,
  choice,
  view,
}: {
  readonly code: string;
  readonly choice: DynamicsChoice;
  readonly view: DynamicsView;
}) {
  const t = useTranslations("dynamics");
  const isYear = view.pair !== null && choice.isYear && view.hasYear;
  const link = (changed: Partial<DynamicsChoice>, label: string, current: boolean) => ({
    href: dynamicsHref(code, { ...choice, ...changed }),
    label,
    current,
  });
  const shown = view.pair?.to.id ?? view.snapshots[0]?.id;
  return (
    <div className="grid gap-1">
      <ChoiceLinks label={t("snapshot")} items={view.snapshots.map(({ id }) => link({ to: id }, id, id === shown))} />
      {view.hasYear && view.hasBefore ? (
        <ChoiceLinks
          label={t("compare")}
          items={[
            link({ isYear: false }, t("compareBefore"), !isYear),
            link({ isYear: true }, t("compareYear"), isYear),
          ]}
        />
      ) : null}
      <ChoiceLinks
        label={t("group")}
        items={GROUPS.map((group) => link({ group }, t(`groups.${group}`), group === choice.group))}
      />
    </div>
  );
}
