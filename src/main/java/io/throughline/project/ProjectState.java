package io.throughline.project;

/** SETUP → IN_DELIVERY ⇄ ON_HOLD → DELIVERED → CLOSED; CANCELLED from any before DELIVERED. */
public enum ProjectState { SETUP, IN_DELIVERY, ON_HOLD, DELIVERED, CLOSED, CANCELLED }
