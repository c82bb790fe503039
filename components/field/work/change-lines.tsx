"use client";

import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DiffRow } from "@/components/ui/diff-row";
import type { ReviewContent } from "@/lib/domain/form/review-page";

/** Every changed answer before and after, and who comes and goes. */
export function ChangeLines({ content }: { readonly content: ReviewContent }) {
  const t = useTranslations("review");
  const common = useTranslations("common");
  const proposal = useTranslations("proposal");
  const { changes, added, left } = content;
  return (
    <section aria-labelledby="yang-berubah" className="space-y-3">
      <h2 id="yang-berubah" className="text-xl">
        {t("changes")}
      </h2>
      {added.length + left.length > 0 ? (
        <Card title={t("people")} headingLevel={3}>
          <ul>
            {added.map((name) => (
              <li key={name}>+ {name}</li>
            ))}
            {left.map(({ name }) => (
              <li key={name}>- {name}</li>
            ))}
          </ul>
        </Card>
      ) : null}
      {changes.length === 0 ? <p className="text-muted">{t("noChanges")}</p> : null}
      {changes.map((group) => (
        <Card
          key={group.key}
          headingLevel={3}
          title={group.person === null ? group.title : `${group.person} – ${group.title}`}
        >
          <dl>
            {group.rows.map((row) => (
              <DiffRow
                key={row.key}
                question={row.label}
                before={row.before || proposal("empty")}
                after={row.after || proposal("empty")}
                beforeLabel={common("before")}
                afterLabel={common("after")}
              />
            ))}
          </dl>
        </Card>
      ))}
    </section>
  );
}
