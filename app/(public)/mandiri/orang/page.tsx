import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FormFrame } from "@/components/self-update/form-frame";
import { buttonClass } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { memberUids } from "@/lib/domain/instrument/answers";
import { personName } from "@/lib/domain/queue/readable";
import { sectionPath } from "@/lib/domain/self-update/form-path";
import { newcomers, WHEREABOUTS, whereaboutsOf } from "@/lib/domain/self-update/own-form";
import { requireOwnForm } from "@/lib/server/self-update/require-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("selfUpdate.people"))("title"), robots: { index: false, follow: false } };
}

/** Who belongs to the family: what became of whom, and who came. */
export default async function OwnPeoplePage({ searchParams }: PageProps<"/mandiri/orang">) {
  const [{ state }, t, { masalah }] = await Promise.all([
    requireOwnForm(),
    getTranslations("selfUpdate.people"),
    searchParams,
  ]);
  const { view } = state;
  const name = (uid: string) => personName({ base: view.base, after: view.answers }, uid) ?? "?";
  const added = newcomers(view.own);
  return (
    <FormFrame title={t("title")} lead={t("lead")} fault={masalah}>
      <form method="post" action="/mandiri/orang/simpan" className="space-y-6">
        {memberUids(view.base).map((uid) => (
          <Field key={uid} id={`orang-${uid}`} label={t("where", { name: name(uid) })}>
            {(control) => (
              <Select
                {...control}
                name={`orang-${uid}`}
                defaultValue={whereaboutsOf(view.own, uid)}
                options={WHEREABOUTS.map((where) => ({ value: where, label: t(`whereabouts.${where}`) }))}
              />
            )}
          </Field>
        ))}
        <p className="text-base text-muted">{t("papers")}</p>
        <button type="submit" name="tombol" value="simpan" className={buttonClass("primary", "normal", "w-full")}>
          {t("save")}
        </button>
        {added.length === 0 ? null : (
          <Card title={t("added")}>
            <ul className="space-y-4">
              {added.map((uid) => (
                <li key={uid} className="space-y-2">
                  <p className="font-semibold">{name(uid)}</p>
                  <p>
                    <Link
                      href={sectionPath({ section: "demographic", uid }, null)}
                      className="link inline-flex min-h-11 items-center"
                    >
                      {t("fill")}
                    </Link>
                  </p>
                  <button type="submit" name="batal" value={uid} className={buttonClass("secondary", "small")}>
                    {t("undo", { name: name(uid) })}
                  </button>
                </li>
              ))}
            </ul>
          </Card>
        )}
        <Card title={t("add")}>
          <div className="space-y-4">
            <Field id="nama" label={t("name")} hint={t("nameHint")}>
              {(control) => <TextInput {...control} name="nama" maxLength={100} autoComplete="off" />}
            </Field>
            <button type="submit" name="tombol" value="tambah" className={buttonClass("secondary", "normal", "w-full")}>
              {t("addGo")}
            </button>
          </div>
        </Card>
      </form>
    </FormFrame>
  );
}
