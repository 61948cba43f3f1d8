// Says so before a link leads away from the sites of the government, in the words that the sites of all levels use. The
// document names itself and the hosts that need no asking: <html data-site="…"> and <html data-hosts="a.gov.cn b.gov.cn">.
"use strict";

(() => {
  const { site, hosts = "" } = document.documentElement.dataset;
  if (!site || !("HTMLDialogElement" in window)) return;
  const known = (host) => host === location.hostname || host.endsWith(".gov.cn") || hosts.split(" ").includes(host);

  const element = (name, text, kind = "") => {
    const made = document.createElement(name);
    made.textContent = text;
    made.className = kind;
    return made;
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || !/^https?:$/.test(link.protocol) || known(link.hostname)) return;
    event.preventDefault();
    const dialog = document.createElement("dialog");
    const where = element("p", link.hostname, "soft");
    const go = element("a", "继续访问", "button secondary");
    const stay = element("button", "放弃", "secondary");
    const actions = element("div", "", "actions");
    go.href = link.href;
    go.rel = "noopener noreferrer";
    go.addEventListener("click", (again) => again.stopPropagation());
    stay.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => dialog.remove());
    actions.append(go, stay);
    dialog.append(element("p", `您访问的链接即将离开“${site}”门户网站，是否继续？`), where, actions);
    document.body.append(dialog);
    dialog.showModal();
    stay.focus();
  });
})();
