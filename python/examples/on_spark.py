"""usage: on_spark.py NEWS.jsonl FOLDER

Analyses and links articles with Spark, goes on with what is in FOLDER if it was ended before, and prints which sources
most articles rely on."""

import sys

from pyspark.sql import SparkSession

import hearsay.spark


def main(news: str, folder: str) -> None:
    spark = SparkSession.builder.getOrCreate()
    analyzed = hearsay.spark.analyze(spark.read.json(news), checkpoint=f"{folder}/analyzed", parts=16)
    linked = hearsay.spark.link(analyzed, checkpoint=f"{folder}/linked")
    linked.sources.where("identity = 'named'").orderBy("articles", ascending=False).show(20)
    spark.stop()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
