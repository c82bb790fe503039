import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { DiffRow } from "@/components/ui/diff-row";
import { Link } from "@/components/ui/link";
import { personName } from "@/lib/domain/queue/readable";
import { PEOPLE_PATH, sectionPath } from "@/lib/domain/self-update/form-path";
import { newcomers, type OwnView, whereaboutsOf } from "@/lib/domain/self-update/own-form";
import type { OwnChange, OwnNotice, OwnReview } from "@/lib/domain/self-update/own-review";
import type { Locale } from "@/lib/i18n/locale";
import { sectionTitles } from "./own-sections";

export interface OwnReviewViewProps {
  readonly view: OwnView;
  readonly review: OwnReview;
  readonly photos: number;
  readonly locale: Locale;
}

/** A form as its family reads it before sending. */
export async function OwnReviewView({ view, review, photos, locale }: OwnReviewViewProps) {
  const [t, form] = await Promise.all([getTranslations("selfUpdate.review"), getTranslations("selfUpdate.form")]);
  const title = sectionTitles(form, view, locale);
  const moves = peopleLines(view, t);
  return (
    <>
      <Notices notices={review.notices} t={t} />
      <Card title={t("changes")}>
        {review.changes.length === 0 ? <p>{t("noChanges")}</p> : null}
        <dl>
          {review.changes.map((change) => (
            <ChangeLine key={change.key} change={change} t={t} />
          ))}
        </dl>
      </Card>
      {moves.length === 0 ? null : (
        <Card title={t("people")}>
          <ul className="list-disc space-y-1 ps-5">
            {moves.map(({ key, text }) => (
              <li key={key}>{text}</li>
            ))}
          </ul>
        </Card>
      )}
      {review.confirmed.length === 0 ? null : (
        <Card title={t("confirmed")}>
          <ul className="list-disc space-y-1 ps-5">
            {review.confirmed.map(({ section, uid, person }) => (
              <li key={`${section}:${uid ?? ""}`}>
                {person === null ? title(section) : `${person}: ${title(section)}`}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {photos === 0 ? null : <p>{t("photos", { count: photos })}</p>}
    </>
  );
}

type Words = Awaited<ReturnType<typeof getTranslations<"selfUpdate.review">>>;

function peopleLines(view: OwnView, t: Words) {
  const name = (uid: string) => personName({ base: view.base, after: view.answers }, uid) ?? "?";
  const left = Object.keys(view.base.members).flatMap((uid) => {
    const where = whereaboutsOf(view.own, uid);
    return where === "here" ? [] : [{ key: uid, text: t(`left.${where}`, { name: name(uid) }) }];
  });
  return [...newcomers(view.own).map((uid) => ({ key: uid, text: t("came", { name: name(uid) }) })), ...left];
}

function ChangeLine({ change, t }: { readonly change: OwnChange; readonly t: Words }) {
  const question = change.person === null ? change.label : `${change.person}: ${change.label}`;
  if (change.isGuarded)
    return (
      <div className="border-b border-line py-3 last:border-0">
        <dt className="font-semibold">{question}</dt>
        <dd>{t("guarded")}</dd>
      </div>
    );
  return (
    <DiffRow
      question={question}
      before={change.before === "" ? t("blank") : change.before}
      after={change.after === "" ? t("blank") : change.after}
      beforeLabel={t("before")}
      afterLabel={t("after")}
      {...(change.isDropped ? { note: t("dropped") } : {})}
    />
  );
}

const TONE = { shape: "danger", error: "danger", warning: "attention", blank: "neutral" } as const;

function Notices({ notices, t }: { readonly notices: readonly OwnNotice[]; readonly t: Words }) {
  if (notices.length === 0) return null;
  return (
    <Card title={t("notices")} tone="attention">
      <p className="text-base text-muted">{t("noticesText")}</p>
      <ul className="mt-3 space-y-4">
        {notices.map(({ key, kind, where, person, label, text }) => (
          <li key={key}>
            <Badge tone={TONE[kind]}>{t(`notice.${kind}`)}</Badge>
            <p className="mt-1 font-semibold">{[person, label].filter(Boolean).join(": ")}</p>
            {text === "" ? null : <p className="text-base">{text}</p>}
            <Link
              href={where === null ? PEOPLE_PATH : sectionPath(where, [where.at])}
              className="link inline-flex min-h-11 items-center"
            >
              {t(where === null ? "fixPeople" : "fix")}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
