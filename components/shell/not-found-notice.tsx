import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";

/** Also the answer to what exists outside one's region: the two must look alike. */
export async function NotFoundNotice({ homeHref }: { readonly homeHref: string }) {
  const t = await getTranslations("errors.page");
  const common = await getTranslations("common");
  return (
    <div className="mx-auto max-w-xl px-4 py-10">
      <h1 className="text-2xl">{t("notFoundTitle")}</h1>
      <p className="mt-3">{t("notFoundWhat")}</p>
      <p className="mt-2">{t("notFoundTodo")}</p>
      <div className="mt-5">
        <LinkButton href={homeHref} variant="primary" icon="house">
          {common("backToHome")}
        </LinkButton>
      </div>
    </div>
  );
}
