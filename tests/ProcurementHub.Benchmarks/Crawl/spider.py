"""The portal of the made-up publisher, as somebody who knows Scrapy well would crawl it: the rows of every list page
and the page of every call, to JSON lines. Prints how long it took, from its first request to its last item."""
import json
import sys
import time

import scrapy
from scrapy.crawler import CrawlerProcess

ROW = ("number", "entityName", "entityId", "published", "procedureCode", "category", "description", "amount", "currency",
       "department", "status")
LABELS = {
    "Nomenclatura:": "procedureCode",
    "N° de convocatoria:": "call",
    "Tipo de procedimiento:": "procedureType",
    "Estado:": "status",
    "Fecha y hora de publicación:": "published",
    "Entidad convocante:": "entityName",
    "RUC:": "entityId",
    "Dirección legal:": "seat",
    "Objeto de contratación:": "category",
    "Descripción del objeto:": "description",
    "Cuantía de la contratación:": "amount",
    "Moneda:": "currency",
}


class PortalSpider(scrapy.Spider):
    name = "portal"

    def __init__(self, base):
        super().__init__()
        self.base = base
        self.started = None
        self.counts = {"lists": 0, "calls": 0, "rows": 0}

    def start_requests(self):
        self.started = time.perf_counter()
        yield scrapy.Request(f"{self.base}/convocatorias?page=1", self.parse_first)

    def parse_first(self, response):
        last = int(response.css(".paginador-actual::text").re_first(r"Página: [0-9]+/([0-9]+)"))
        yield from self.parse_list(response)
        for page in range(2, last + 1):
            yield scrapy.Request(f"{self.base}/convocatorias?page={page}", self.parse_list)

    def parse_list(self, response):
        self.counts["lists"] += 1
        for row in response.xpath("//div[@class='tabla-datos']/table/tbody/tr"):
            cells = [cell.xpath("string()").get() for cell in row.xpath("td")]
            link = response.urljoin(row.xpath(".//a[@title='Ver ficha']/@href").get())
            self.counts["rows"] += 1
            yield {**dict(zip(ROW, cells)), "url": link}
            yield scrapy.Request(link, self.parse_call)

    def parse_call(self, response):
        self.counts["calls"] += 1
        item = {"url": response.url}
        for row in response.css("table.panel tr"):
            cells = [cell.xpath("string()").get().strip() for cell in row.xpath("td")]
            if len(cells) == 2 and cells[0] in LABELS:
                item[LABELS[cells[0]]] = cells[1]
        item["schedule"] = self.rows(response, "cronograma")
        item["places"] = self.rows(response, "lugar")
        item["items"] = self.rows(response, "items")
        item["documents"] = [
            {"title": row.xpath("string(td[3])").get(), "url": response.urljoin(row.xpath("td[4]/a/@href").get()),
             "published": row.xpath("string(td[5])").get()}
            for row in response.css("div.documentos tbody tr")]
        yield item

    def rows(self, response, name):
        return [[cell.xpath("string()").get() for cell in row.xpath("td")] for row in response.css(f"div.{name} tbody tr")]

    def closed(self, reason):
        self.counts["seconds"] = time.perf_counter() - self.started
        self.counts["reason"] = reason


if __name__ == "__main__":
    address, out = sys.argv[1:]
    process = CrawlerProcess({
        "CONCURRENT_REQUESTS": 32,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 32,
        "DOWNLOAD_DELAY": 0,
        "ROBOTSTXT_OBEY": False,
        "COOKIES_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_ENABLED": False,
        "REQUEST_FINGERPRINTER_IMPLEMENTATION": "2.7",
        "FEEDS": {out: {"format": "jsonlines", "encoding": "utf8", "overwrite": True}},
    })
    crawler = process.create_crawler(PortalSpider)
    process.crawl(crawler, base=address.rstrip("/"))
    process.start()
    print(json.dumps(crawler.spider.counts))
