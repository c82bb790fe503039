import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { TaskList } from "@/components/ui/task-list";
import { personName } from "@/lib/domain/queue/readable";
import { PEOPLE_PATH, PHOTO_PATH, sectionPath } from "@/lib/domain/self-update/form-path";
import { newcomers, type OwnStep, type OwnView, ownSteps, standingOf } from "@/lib/domain/self-update/own-form";
import { localeOf } from "@/lib/i18n/locale";

export interface OwnSectionsProps {
  readonly view: OwnView;
  readonly photos: number;
}

/** The sections of the form with what was done in each: the house, each person, the whole family. */
export async function OwnSections({ view, photos }: OwnSectionsProps) {
  const [t, locale] = await Promise.all([getTranslations("selfUpdate.form"), getLocale().then(localeOf)]);
  const title = sectionTitles(t, view, locale);
  const steps = ownSteps(view);
  const firstPerson = steps.findIndex(({ uid }) => uid !== null);
  const isNew = new Set(newcomers(view.own));
  const groups = [
    { key: "home", name: t("group.home"), note: null, own: steps.slice(0, Math.max(firstPerson, 0)) },
    ...view.people.map((uid) => ({
      key: uid,
      name: personName({ base: view.base, after: view.answers }, uid) ?? "?",
      note: isNew.has(uid) ? t("newcomer") : null,
      own: steps.filter((step) => step.uid === uid),
    })),
    {
      key: "family",
      name: t("group.family"),
      note: null,
      own: steps.slice(Math.max(firstPerson, 0)).filter(({ uid }) => uid === null),
    },
  ];
  const item = (step: OwnStep) => {
    const { isTouched, changed } = standingOf(view, step);
    const standing = changed > 0 ? "changed" : isTouched ? "confirmed" : "untouched";
    return {
      key: `${step.section}:${step.uid ?? ""}`,
      title: title(step.section),
      href: sectionPath(step, null),
      status: (
        <Badge tone={standing === "changed" ? "attention" : standing === "confirmed" ? "success" : "neutral"}>
          {t(`standing.${standing}`, { count: changed })}
        </Badge>
      ),
    };
  };
  return (
    <div className="space-y-6">
      <section className="space-y-2">
        <h2 className="text-lg">{t("group.start")}</h2>
        <TaskList
          label={t("group.start")}
          items={[
            { key: "people", title: t("people"), hint: t("peopleHint"), href: PEOPLE_PATH },
            {
              key: "photos",
              title: t("photos"),
              hint: t("photosHint"),
              href: PHOTO_PATH,
              ...(photos === 0 ? {} : { status: <Badge tone="success">{t("photosCount", { count: photos })}</Badge> }),
            },
          ]}
        />
      </section>
      {groups.map(({ key, name, note, own }) =>
        own.length === 0 ? null : (
          <section key={key} className="space-y-2">
            <h2 className="text-lg">
              {name}
              {note === null ? null : <span className="ms-2 text-base font-normal text-muted">{note}</span>}
            </h2>
            <TaskList label={name} items={own.map(item)} />
          </section>
        ),
      )}
    </div>
  );
}

type FormWords = Awaited<ReturnType<typeof getTranslations<"selfUpdate.form">>>;

/** Sections in citizens' words; a region's own section keeps its name. */
export function sectionTitles(t: FormWords, { instrument }: Pick<OwnView, "instrument">, locale: "id" | "en") {
  return (section: string): string => {
    const known = NAMED.find((one) => one === section);
    if (known !== undefined) return t(`section.${known}`);
    return instrument.sections.find((outline) => outline.section === section)?.title[locale] ?? section;
  };
}

const NAMED = [
  "place",
  "housing",
  "demographic",
  "education",
  "employment",
  "business",
  "health",
  "protection",
  "account",
  "programs",
  "assets",
  "services",
] as const;
