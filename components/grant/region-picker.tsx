import { getTranslations } from "next-intl/server";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";

interface Choice {
  readonly code: string;
  readonly label: string;
  readonly canPick: boolean;
  readonly canOpen: boolean;
}

export interface RegionPickerProps {
  /** What is asked; default the second question of naming somebody to a duty. */
  readonly title?: string;
  /** Address with the role in it, to which region parameters are added. */
  readonly action: string;
  readonly here: Choice;
  readonly above: readonly { readonly code: string; readonly label: string }[];
  readonly below: readonly Choice[];
}

/** One level of regions at a time: the tree of 91,000 is never sent. Each step is a link, so back is back. */
export async function RegionPicker({ title, action, here, above, below }: RegionPickerProps) {
  const t = await getTranslations("admin.choose");
  const into = (code: string) => `${action}&di=${code}`;
  const pick = (code: string) => `${action}&wilayah=${code}`;
  return (
    <section aria-labelledby="pilih-wilayah">
      <h2 id="pilih-wilayah" className="mb-2 text-lg">
        {title ?? t("regionTitle")}
      </h2>
      <Breadcrumbs
        label={t("path")}
        items={[...above.map(({ code, label }) => ({ label, href: into(code) })), { label: here.label }]}
      />
      {here.canPick ? (
        <p className="mt-2">
          <LinkButton href={pick(here.code)} variant="primary" icon="check">
            {t("here", { region: here.label })}
          </LinkButton>
        </p>
      ) : null}
      {here.canOpen ? (
        <>
          <h3 className="mt-4 mb-2">{t("below", { region: here.label })}</h3>
          {below.length === 0 ? <p className="text-muted">{t("noneBelow")}</p> : null}
          <ul className="grid gap-x-6 rounded-md border border-line bg-surface px-4 py-2 sm:grid-cols-2 xl:grid-cols-3">
            {below.map((child) => (
              <li key={child.code} className="flex min-h-12 items-center justify-between gap-2">
                <Link
                  href={child.canOpen ? into(child.code) : pick(child.code)}
                  className="link inline-flex min-h-11 items-center gap-1 font-semibold"
                >
                  {child.label}
                  {child.canOpen ? <Icon name="chevron-right" className="size-4" /> : null}
                </Link>
                {child.canPick && child.canOpen ? (
                  <LinkButton href={pick(child.code)} size="small">
                    {t("pick")}
                    <span className="sr-only"> {child.label}</span>
                  </LinkButton>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
