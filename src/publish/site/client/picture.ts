/** A figure as a PNG picture at twice its size, drawn from the SVG that is on the page. */

/** Copies the looks that the style sheet gives into the picture: an image on its own knows no style sheet. */
function standalone(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) return "";
  const from = [svg, ...svg.querySelectorAll("*")];
  const into = [copy, ...copy.querySelectorAll("*")];
  const names = [
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linejoin",
    "paint-order",
    "font-family",
    "font-size",
    "font-weight",
    "text-anchor",
    "opacity",
  ];
  from.forEach((element, index) => {
    const style = getComputedStyle(element);
    for (const name of names) {
      const value = style.getPropertyValue(name);
      if (value !== "" && value !== "none" && !value.startsWith("url(")) into[index]?.setAttribute(name, value);
      else if (value === "none") into[index]?.setAttribute(name, "none");
    }
  });
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return new XMLSerializer().serializeToString(copy);
}

export function startPicture(): void {
  const holder = document.querySelector<HTMLElement>("[data-act=png]");
  const drawing = [...document.querySelectorAll<SVGSVGElement>(".fig svg.drawing")].find((svg) => svg.getBoundingClientRect().width > 0);
  if (holder === null || drawing === undefined) return;
  holder.hidden = false;
  holder.querySelector("button")?.addEventListener("click", () => {
    const { width, height } = drawing.viewBox.baseVal;
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement("canvas");
      canvas.width = width * 2;
      canvas.height = height * 2;
      const pen = canvas.getContext("2d");
      if (pen === null) return;
      pen.fillStyle = getComputedStyle(document.body).backgroundColor;
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(image, 0, 0, canvas.width, canvas.height);
      const link = document.createElement("a");
      link.download = `${(location.pathname.split("/").pop() ?? "figure").replace(/\.html$/, "")}.png`;
      link.href = canvas.toDataURL("image/png");
      link.click();
    };
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standalone(drawing))}`;
  });
}
