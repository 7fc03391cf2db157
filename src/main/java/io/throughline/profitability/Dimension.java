package io.throughline.profitability;

/** What margins are told by. */
public enum Dimension { PROJECT, CLIENT, PERSON, MONTH }
