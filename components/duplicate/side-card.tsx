import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import type { CaseSide } from "@/lib/domain/matching/case-view";
import { formatDate } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export interface SideCardProps {
  readonly side: CaseSide;
  readonly letter: "A" | "B";
  /** Which record stays, once somebody has said so. */
  readonly keep: string | null;
  readonly locale: Locale;
}

/** One side of a pair with the family around it. */
export async function SideCard({ side, letter, keep, locale }: SideCardProps) {
  const t = await getTranslations("duplicate.page");
  const isKept = keep === side.uid;
  return (
    <Card
      title={`${t(letter === "A" ? "first" : "second")}: ${side.name}`}
      aside={
        keep === null ? null : (
          <Badge tone={isKept ? "success" : "attention"} icon={isKept ? "circle-check" : "circle-minus"}>
            {t(isKept ? "keeps" : "closes", { side: letter })}
          </Badge>
        )
      }
    >
      <p className="text-muted">
        {t("family", { name: side.headName })} · {side.villageName}
      </p>
      {side.isRegistered ? null : <p className="mt-1 font-semibold">{t("notRegistered")}</p>}
      {side.isRegistered && side.proposalPublicId !== null ? <p className="mt-1 text-sm">{t("inProposal")}</p> : null}
      <h3 className="mt-3 text-base">{t("families")}</h3>
      <ul className="mt-1 divide-y divide-line">
        {side.people.map((person) => (
          <li key={person.uid} className="py-1.5">
            <span className={person.uid === side.uid ? "font-semibold" : ""}>{person.name}</span>
            {person.uid === side.uid ? ` (${t("here")})` : ""}
            <span className="block text-sm text-muted">
              {[person.relation, person.birthDate === null ? "" : formatDate(person.birthDate, locale)]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </li>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap gap-2">
        {side.familyPublicId === null ? null : (
          <LinkButton href={`/keluarga/${side.familyPublicId}`} icon="users-round" size="small">
            {t("openFamily")}
          </LinkButton>
        )}
        {side.proposalPublicId === null ? null : (
          <LinkButton href={`/usulan/${side.proposalPublicId}`} icon="file-pen-line" size="small">
            {t("openProposal")}
          </LinkButton>
        )}
      </div>
    </Card>
  );
}
